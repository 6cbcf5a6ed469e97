using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>One page of an account's roles and managed policies. Immutable.</summary>
public sealed record IamAuthorizationPage
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<IamRoleDetail> Roles { get; init; } = Array.Empty<IamRoleDetail>();

    /// <summary>The managed policies with their versions.</summary>
    public IReadOnlyList<IamPolicy> Policies { get; init; } = Array.Empty<IamPolicy>();

    /// <summary>The marker of the next page; null on the last one.</summary>
    public string? Marker { get; init; }
}
