using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access.Text;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access;

/// <summary>Whether one state machine's tasks work with one target role, and whether no more was opened. Immutable.</summary>
public sealed record SyncAccessResult
{
    internal SyncAccessResult()
    {
    }

    /// <summary>What was tested.</summary>
    public SyncRequirement Requirement { get; internal init; } = null!;

    /// <summary>
    /// Failed when a needed access is missing or the trust lets in more than the state machine; else undetermined or not
    /// tested when a check is; else passed. Permissions beyond the need are findings and leave the status as it is, and so are roles that are named to the source role.
    /// </summary>
    public AccessStatus Status { get; internal init; } = AccessStatus.NotTested;

    /// <summary>The checks, failed ones first, then in the order of the legs; without those that passed unless they were asked for.</summary>
    public IReadOnlyList<AccessCheck> Checks { get; internal init; } = null!;

    /// <summary>How many checks were made.</summary>
    public int CheckCount { get; internal init; }

    /// <summary>How many of them passed.</summary>
    public int PassedCheckCount { get; internal init; }

    /// <summary>The definition's leg.</summary>
    public AccessStatus Definition { get; internal init; } = AccessStatus.NotTested;

    /// <summary>The source role's leg.</summary>
    public AccessStatus Source { get; internal init; } = AccessStatus.NotTested;

    /// <summary>The trust's leg.</summary>
    public AccessStatus Trust { get; internal init; } = AccessStatus.NotTested;

    /// <summary>The permissions' leg; excess does not count.</summary>
    public AccessStatus Permission { get; internal init; } = AccessStatus.NotTested;

    /// <summary>The leg of what the state machine itself needs of its execution role; passed where it needs nothing.</summary>
    public AccessStatus Execution { get; internal init; } = AccessStatus.NotTested;

    /// <summary>What failed, what is beyond the need, and what the definition's analysis found.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = null!;

    /// <summary>The state machine's name.</summary>
    public string StateMachineName => Requirement.StateMachineName;

    /// <summary>The state machine's ARN, or null.</summary>
    public string? StateMachineArn => Requirement.StateMachineArn;

    /// <summary>The source role, or null.</summary>
    public string? SourceRoleArn => Requirement.SourceRoleArn;

    /// <summary>The target role, or null.</summary>
    public string? TargetRoleArn => Requirement.TargetRoleArn;

    /// <summary>The checks that failed.</summary>
    public IReadOnlyList<AccessCheck> FailedChecks => Checks.Where(check => check.Status == AccessStatus.Failed).ToArray();

    /// <summary>The checks that failed as one text, for a column of a table: <c>leg: what was checked</c>, parted by semicolons.</summary>
    public string FailedText => string.Join("; ", FailedChecks.Select(check => $"{check.Leg}: {check.Name}").Distinct(StringComparer.Ordinal));

    /// <summary>The result as a compiler would print it, without colour: what is left of it in another process, too.</summary>
    public string Text => AccessText.Write(this);

    /// <summary>The result as a compiler would print it.</summary>
    public string ToText(bool isColored = false) => AccessText.Write(this, isColored);

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Status} {Requirement}");

    internal static AccessStatus Worst(IEnumerable<AccessCheck> checks)
    {
        AccessStatus[] all = checks.Select(check => check.Status).Distinct().ToArray();
        return Array.IndexOf(all, AccessStatus.Failed) >= 0 ? AccessStatus.Failed
            : Array.IndexOf(all, AccessStatus.Undetermined) >= 0 ? AccessStatus.Undetermined
            : Array.IndexOf(all, AccessStatus.NotTested) >= 0 ? AccessStatus.NotTested
            : AccessStatus.Passed;
    }
}
