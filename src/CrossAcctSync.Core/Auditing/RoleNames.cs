using System;
using System.Collections.Generic;

namespace CrossAcctSync.Auditing;

/// <summary>The roles of one account, by what sets them apart: the ARN behind <c>:role</c>.</summary>
internal sealed class RoleNames
{
    private const string Kind = ":role/";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds a role.</summary>
    public void Add(string arn)
    {
        if (NameOf(arn) is { } name)
        {
            _names.Add(name);
        }
    }

    /// <summary>Whether the role was added.</summary>
    public bool Has(string arn) => NameOf(arn) is { } name && _names.Contains(name);

    private static string? NameOf(string arn)
    {
        int start = arn.IndexOf(Kind, StringComparison.Ordinal);
        return start < 0 ? null : arn.Substring(start + Kind.Length);
    }
}
