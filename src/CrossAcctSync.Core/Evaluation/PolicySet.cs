using System;
using System.Collections.Generic;

namespace CrossAcctSync.Evaluation;

/// <summary>
/// All policies that have a say in a request
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html). Immutable.
/// </summary>
public sealed record PolicySet
{
    /// <summary>No policies at all: nothing is allowed.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Inline and managed policies of the principal (of the user who federated, for a federated user), with those of its groups.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; init; } = Array.Empty<NamedPolicy>();

    /// <summary>The principal's permissions boundary; null when it has none.</summary>
    public NamedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Policies passed when the session was made; empty when none were. One of them must allow.</summary>
    public IReadOnlyList<NamedPolicy> SessionPolicies { get; init; } = Array.Empty<NamedPolicy>();

    /// <summary>The resource's policy; the trust policy for <c>sts:AssumeRole</c>. Null when it has none.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>
    /// Service control policies of the principal's account: the root first, then each organizational unit, the account
    /// last. Empty when none are in force; a level without policies allows nothing.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ServiceControlPolicies { get; init; } = Array.Empty<PolicyLevel>();

    /// <summary>
    /// Resource control policies of the resource's account, in the same order. <c>RCPFullAWSAccess</c> cannot be
    /// detached, so that it need not be listed.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ResourceControlPolicies { get; init; } = Array.Empty<PolicyLevel>();

    /// <inheritdoc/>
    public override string ToString() => $"{IdentityPolicies.Count} identity, {SessionPolicies.Count} session, {ServiceControlPolicies.Count + ResourceControlPolicies.Count} levels of organization policies{(PermissionsBoundary is null ? string.Empty : ", a boundary")}{(ResourcePolicy is null ? string.Empty : ", a resource policy")}";
}
