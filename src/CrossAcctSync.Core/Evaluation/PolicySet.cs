using System;
using System.Collections.Generic;

namespace CrossAcctSync.Evaluation;

/// <summary>
/// All policies that have a say in a request
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html). Immutable.
/// </summary>
public sealed record PolicySet
{
    internal PolicySet()
    {
    }

    /// <summary>No policies at all: nothing is allowed.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Puts together the policies of a request; what is left out is not in force.</summary>
    /// <param name="identityPolicies">See <see cref="IdentityPolicies"/>.</param>
    /// <param name="resourcePolicy">See <see cref="ResourcePolicy"/>.</param>
    /// <param name="permissionsBoundary">See <see cref="PermissionsBoundary"/>.</param>
    /// <param name="sessionPolicies">See <see cref="SessionPolicies"/>.</param>
    /// <param name="serviceControlPolicies">See <see cref="ServiceControlPolicies"/>.</param>
    /// <param name="resourceControlPolicies">See <see cref="ResourceControlPolicies"/>.</param>
    public static PolicySet Of(
        IReadOnlyList<NamedPolicy> identityPolicies,
        NamedPolicy? resourcePolicy = null,
        NamedPolicy? permissionsBoundary = null,
        IReadOnlyList<NamedPolicy>? sessionPolicies = null,
        IReadOnlyList<PolicyLevel>? serviceControlPolicies = null,
        IReadOnlyList<PolicyLevel>? resourceControlPolicies = null) => new()
    {
        IdentityPolicies = identityPolicies ?? throw new ArgumentNullException(nameof(identityPolicies)),
        ResourcePolicy = resourcePolicy,
        PermissionsBoundary = permissionsBoundary,
        SessionPolicies = sessionPolicies ?? Array.Empty<NamedPolicy>(),
        ServiceControlPolicies = serviceControlPolicies ?? Array.Empty<PolicyLevel>(),
        ResourceControlPolicies = resourceControlPolicies ?? Array.Empty<PolicyLevel>(),
    };

    /// <summary>Inline and managed policies of the principal (of the user who federated, for a federated user), with those of its groups.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; internal init; } = Array.Empty<NamedPolicy>();

    /// <summary>The principal's permissions boundary; null when it has none.</summary>
    public NamedPolicy? PermissionsBoundary { get; internal init; }

    /// <summary>Policies passed when the session was made; empty when none were. One of them must allow.</summary>
    public IReadOnlyList<NamedPolicy> SessionPolicies { get; internal init; } = Array.Empty<NamedPolicy>();

    /// <summary>The resource's policy; the trust policy for <c>sts:AssumeRole</c>. Null when it has none.</summary>
    public NamedPolicy? ResourcePolicy { get; internal init; }

    /// <summary>
    /// Service control policies of the principal's account: the root first, then each organizational unit, the account
    /// last. Empty when none are in force; a level without policies allows nothing.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ServiceControlPolicies { get; internal init; } = Array.Empty<PolicyLevel>();

    /// <summary>
    /// Resource control policies of the resource's account, in the same order. <c>RCPFullAWSAccess</c> cannot be
    /// detached, so that it need not be listed.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ResourceControlPolicies { get; internal init; } = Array.Empty<PolicyLevel>();

    /// <inheritdoc/>
    public override string ToString() => $"{IdentityPolicies.Count} identity, {SessionPolicies.Count} session, {ServiceControlPolicies.Count + ResourceControlPolicies.Count} levels of organization policies{(PermissionsBoundary is null ? string.Empty : ", a boundary")}{(ResourcePolicy is null ? string.Empty : ", a resource policy")}";
}
