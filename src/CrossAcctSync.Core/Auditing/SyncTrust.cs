using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Auditing;

/// <summary>
/// A role that state machines of other accounts can work with, or that their definitions name: who may assume it, from
/// where, with what, and what is wrong with it. Immutable.
/// </summary>
public sealed record SyncTrust
{
    internal SyncTrust()
    {
    }

    /// <summary>The role.</summary>
    public string TargetRoleArn { get; internal init; } = null!;

    /// <summary>Its name without the path.</summary>
    public string TargetRoleName { get; internal init; } = null!;

    /// <summary>Its account, twelve digits.</summary>
    public string TargetAccountId { get; internal init; } = null!;

    /// <summary>Whether the role is there. One that is not is named by a definition.</summary>
    public Presence Presence { get; internal init; }

    /// <summary>What the trust is good for.</summary>
    public SyncTrustStatus Status { get; internal init; }

    /// <summary>When the role was created; null when that is not known. IAM does not tell when its trust policy was changed.</summary>
    public DateTimeOffset? Since { get; internal init; }

    /// <summary>The accounts of whom the role trusts, and of the state machines; in order.</summary>
    public IReadOnlyList<string> SourceAccountIds { get; internal init; } = Array.Empty<string>();

    /// <summary>Whom of other accounts the trust policy lets in.</summary>
    public IReadOnlyList<TrustedPrincipal> Principals { get; internal init; } = Array.Empty<TrustedPrincipal>();

    /// <summary>The state machines that the trust policy or a definition connects with the role.</summary>
    public IReadOnlyList<TrustedStateMachine> StateMachines { get; internal init; } = Array.Empty<TrustedStateMachine>();

    /// <summary>The values of <c>sts:ExternalId</c> as the trust policy has them.</summary>
    public IReadOnlyList<string> ExternalIds { get; internal init; } = Array.Empty<string>();

    /// <summary>The other conditions of the statements that let them in.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; internal init; } = Array.Empty<PolicyCondition>();

    /// <summary>The statements of the trust policy that let them in.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; internal init; } = Array.Empty<PolicyStatement>();

    /// <summary>What the role may do, a line for each statement.</summary>
    public IReadOnlyList<string> Permissions { get; internal init; } = Array.Empty<string>();

    /// <summary>What to know of it, the worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = Array.Empty<Finding>();

    /// <summary>The codes of the findings, each once.</summary>
    public IReadOnlyList<string> FindingCodes => Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>The codes of the findings as one text, for a column of a table, parted by semicolons.</summary>
    public string FindingText => string.Join("; ", FindingCodes);

    /// <summary>The names of the state machines as one text, likewise.</summary>
    public string StateMachineText => string.Join("; ", StateMachines.Select(machine => machine.Name).Distinct(StringComparer.Ordinal));

    /// <summary><c>Status account:role</c>.</summary>
    public override string ToString() => VisibleText.Of($"{Status} {TargetAccountId}:{TargetRoleName}");
}
