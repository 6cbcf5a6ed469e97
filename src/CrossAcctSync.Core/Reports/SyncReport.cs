using System;
using System.Collections.Generic;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>What is known of paths between accounts, whatever it was made from. Immutable.</summary>
public sealed record SyncReport
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made; null when that was not asked for.</summary>
    public DateTimeOffset? GeneratedAt { get; init; }

    /// <summary>The version of the module, three numbers.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The paths, by the state machine's ARN, then by the target role.</summary>
    public required IReadOnlyList<ReportPath> Paths { get; init; }

    /// <summary>Findings of no path, such as those on a policy by itself; in the order in which they were given.</summary>
    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    /// <summary>All changes, in the order in which they are made.</summary>
    public required IReadOnlyList<ReportChange> Changes { get; init; }

    /// <summary>What it comes to.</summary>
    public required ReportSummary Summary { get; init; }

    /// <summary>Which outcomes count as failures where a format knows only passed and failed.</summary>
    public required FindingThreshold FailOn { get; init; }

    /// <summary>Whether something in the report fails.</summary>
    /// <param name="failOn">From which severity on.</param>
    public bool Fails(FindingThreshold failOn) => failOn switch
    {
        FindingThreshold.Error => Summary.Failed + Summary.ErrorFindings > 0,
        FindingThreshold.Warning => Summary.Passed < Summary.Paths || Summary.ErrorFindings + Summary.WarningFindings > 0,
        _ => false,
    };

    /// <summary>Whether an outcome is a failure for a format that knows only passed and failed.</summary>
    internal bool IsFailure(ReportOutcome outcome) => outcome == ReportOutcome.Failed || (FailOn == FindingThreshold.Warning && outcome != ReportOutcome.Passed);
}
