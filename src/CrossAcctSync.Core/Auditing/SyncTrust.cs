using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Auditing;

/// <summary>
/// A role that state machines of other accounts can work with, or that their definitions name: who may assume it, from
/// where, with what, and what is wrong with it. Immutable.
/// </summary>
public sealed record SyncTrust
{
    /// <summary>The role.</summary>
    public required string TargetRoleArn { get; init; }

    /// <summary>Its name without the path.</summary>
    public required string TargetRoleName { get; init; }

    /// <summary>Its account, twelve digits.</summary>
    public required string TargetAccountId { get; init; }

    /// <summary>Whether the role is there. One that is not is named by a definition.</summary>
    public required Presence Presence { get; init; }

    /// <summary>What the trust is good for.</summary>
    public required SyncTrustStatus Status { get; init; }

    /// <summary>When the role was created; null when that is not known. IAM does not tell when its trust policy was changed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The accounts of whom the role trusts, and of the state machines; in order.</summary>
    public IReadOnlyList<string> SourceAccountIds { get; init; } = Array.Empty<string>();

    /// <summary>Whom of other accounts the trust policy lets in.</summary>
    public IReadOnlyList<TrustedPrincipal> Principals { get; init; } = Array.Empty<TrustedPrincipal>();

    /// <summary>The state machines that the trust policy or a definition connects with the role.</summary>
    public IReadOnlyList<TrustedStateMachine> StateMachines { get; init; } = Array.Empty<TrustedStateMachine>();

    /// <summary>The values of <c>sts:ExternalId</c> as the trust policy has them.</summary>
    public IReadOnlyList<string> ExternalIds { get; init; } = Array.Empty<string>();

    /// <summary>The other conditions of the statements that let them in.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = Array.Empty<PolicyCondition>();

    /// <summary>The statements of the trust policy that let them in.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; init; } = Array.Empty<PolicyStatement>();

    /// <summary>What the role may do, a line for each statement.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = Array.Empty<string>();

    /// <summary>What to know of it, the worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = Array.Empty<Finding>();

    /// <summary>The codes of the findings, each once.</summary>
    public IReadOnlyList<string> FindingCodes => Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary><c>Status account:role</c>.</summary>
    public override string ToString() => $"{Status} {TargetAccountId}:{TargetRoleName}";
}
