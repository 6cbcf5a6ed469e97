using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Planning.Files;

/// <summary>What a plan saw of a role: enough to tell whether it is still the same, and not what its policies say.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Exists">Whether it was there.</param>
/// <param name="RoleId">Its unique id, or null when it was not known.</param>
/// <param name="Trust">The digest of its trust policy; null when that could not be read, and when there was no role.</param>
/// <param name="Inline">Its inline policies by name, each with its digest or null when it could not be read.</param>
/// <param name="Attached">Its managed policies by ARN, likewise. Those of AWS have null, for AWS changes them by itself.</param>
/// <param name="Boundary">The ARN of its permissions boundary, or null.</param>
internal sealed record SeenRole(
    string RoleArn,
    bool Exists,
    string? RoleId,
    string? Trust,
    IReadOnlyDictionary<string, string?> Inline,
    IReadOnlyDictionary<string, string?> Attached,
    string? Boundary)
{
    private static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    /// <summary>A role that is not there.</summary>
    public static SeenRole Absent(string roleArn) => new(roleArn, false, null, null, Nothing, Nothing, null);

    /// <summary>A role as an account keeps it.</summary>
    public static SeenRole Of(AccountRole role) => new(
        role.Arn.ToString(),
        true,
        role.RoleId,
        DigestOf(role.Trust),
        role.InlinePolicies.GroupBy(policy => policy.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => DigestOf(group.First()), StringComparer.Ordinal),
        role.AttachedPolicies.GroupBy(policy => policy.Arn, StringComparer.Ordinal).ToDictionary(group => group.Key, group => IsOfAws(group.Key) ? null : DigestOf(group.First().Policy), StringComparer.Ordinal),
        role.PermissionsBoundary?.Arn);

    /// <summary>In which ways a role is another one now, each as the end of a sentence; none when it is as it was seen.</summary>
    /// <param name="now">The role as it is.</param>
    public IReadOnlyList<string> Differences(SeenRole now)
    {
        if (Exists != now.Exists)
        {
            return new[] { now.Exists ? "it is there by now" : "it is not there any more" };
        }

        var found = new List<string>();
        if (RoleId is not null && now.RoleId is not null && RoleId != now.RoleId)
        {
            found.Add($"it was deleted and made anew (its unique id is {now.RoleId} and was {RoleId})");
        }

        if (Trust != now.Trust)
        {
            found.Add("its trust policy has changed");
        }

        found.AddRange(Compare("inline policy", Inline, now.Inline));
        found.AddRange(Compare("managed policy", Attached, now.Attached));
        if (Boundary != now.Boundary)
        {
            found.Add($"its permissions boundary is {now.Boundary ?? "none"} and was {Boundary ?? "none"}");
        }

        return found;
    }

    private static IEnumerable<string> Compare(string what, IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> now)
    {
        foreach (string name in before.Keys.Union(now.Keys, StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            bool was = before.TryGetValue(name, out string? old);
            bool isThere = now.TryGetValue(name, out string? current);
            if (!was || !isThere)
            {
                yield return $"the {what} {name} is {(isThere ? "new" : "gone")}";
            }
            else if (old is not null && current is not null && old != current)
            {
                yield return $"the {what} {name} has changed";
            }
        }
    }

    private static bool IsOfAws(string policyArn) => policyArn.IndexOf(":iam::aws:", StringComparison.Ordinal) >= 0;

    private static string? DigestOf(NamedPolicy policy) => policy.Document is { } document ? DigestOf(Encoding.UTF8.GetBytes(document.ToJson())) : null;

    /// <summary>The SHA-256 of bytes as plan files tell it.</summary>
    public static string DigestOf(byte[] bytes)
    {
        using SHA256 sha = SHA256.Create();
        return "sha256:" + string.Concat(sha.ComputeHash(bytes).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
