using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts;

/// <summary>A role as its account keeps it, with all policies that speak of it. Immutable.</summary>
public sealed record AccountRole
{
    /// <summary>The role.</summary>
    public required RoleArn Arn { get; init; }

    /// <summary>Its unique id, <c>AROA…</c>, or null when it is not known.</summary>
    public string? RoleId { get; init; }

    /// <summary>Who may assume it.</summary>
    public required NamedPolicy Trust { get; init; }

    /// <summary>The policies embedded in it, by name.</summary>
    public IReadOnlyList<NamedPolicy> InlinePolicies { get; init; } = Array.Empty<NamedPolicy>();

    /// <summary>The managed policies attached to it.</summary>
    public IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; } = Array.Empty<AttachedPolicy>();

    /// <summary>Its permissions boundary, or null when it has none.</summary>
    public AttachedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Its tags; null when they are not known.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>When it was created, or null when that is not known.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>Inline and managed policies together: what the role may do.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies =>
        InlinePolicies.Concat(AttachedPolicies.Select(attached => attached.Policy)).ToArray();
}
