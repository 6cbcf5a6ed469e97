using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports;

/// <summary>The way of one state machine into one role of another account, with all that is known of it. Immutable.</summary>
public sealed record ReportPath
{
    /// <summary>Its number in the report, from 1, in the order of <see cref="SyncReport.Paths"/>.</summary>
    public required int Number { get; init; }

    /// <summary>The state machine's name.</summary>
    public required string StateMachineName { get; init; }

    /// <summary>The state machine's ARN; null when it is not known.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>The state machine's account; null when it is not known.</summary>
    public string? SourceAccountId { get; init; }

    /// <summary>The role that assumes the target role; null when it is not known.</summary>
    public string? SourceRoleArn { get; init; }

    /// <summary>The target role, with <c>*</c> for what only the run will tell.</summary>
    public required string TargetRolePattern { get; init; }

    /// <summary>The target role; null when only the run will tell.</summary>
    public string? TargetRoleArn { get; init; }

    /// <summary>The target role's account; null when it is not known.</summary>
    public string? TargetAccountId { get; init; }

    /// <summary>The region that the tasks call; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The file that the definition came from, or null.</summary>
    public string? File { get; init; }

    /// <summary>The worst of its checks and findings.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>The four legs, in the order of a call.</summary>
    public required IReadOnlyList<ReportLeg> Legs { get; init; }

    /// <summary>The checks, the worst first, then in the order of the legs.</summary>
    public IReadOnlyList<ReportCheck> Checks { get; init; } = Array.Empty<ReportCheck>();

    /// <summary>How many checks were made; those that passed may not be listed.</summary>
    public int CheckCount { get; init; }

    /// <summary>How many of them passed.</summary>
    public int PassedCheckCount { get; init; }

    /// <summary>What there is to know beyond the checks, the worst first.</summary>
    public IReadOnlyList<ReportFinding> Findings { get; init; } = Array.Empty<ReportFinding>();

    /// <summary>The tasks that run with the target role.</summary>
    public IReadOnlyList<ReportTask> Tasks { get; init; } = Array.Empty<ReportTask>();

    /// <summary>The changes that are for it.</summary>
    public IReadOnlyList<ReportChange> Changes { get; init; } = Array.Empty<ReportChange>();

    /// <summary>The source role's name; the whole text when it is no ARN, null when it is not known.</summary>
    public string? SourceRoleName => SourceRoleArn is null ? null : ReportNames.Last(SourceRoleArn);

    /// <summary>The target role's name, as far as it is known.</summary>
    public string TargetRoleName => ReportNames.Last(TargetRolePattern);

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{StateMachineName} -> {(TargetAccountId is null ? string.Empty : TargetAccountId + ":")}{TargetRoleName}");
}
