using System;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>How a report is made. Immutable.</summary>
public sealed record ReportOptions
{
    /// <summary>No time, absolute places, failures only where access fails.</summary>
    public static ReportOptions Default { get; } = new();

    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Cross-account access of Step Functions";

    /// <summary>When the report was made; null leaves it out, so that the same input gives the same bytes.</summary>
    public DateTimeOffset? GeneratedAt { get; init; }

    /// <summary>The folder that places in files are told from, for example the top of the checkout; null tells them as they are.</summary>
    public string? BasePath { get; init; }

    /// <summary>Which outcomes count as failures where a format knows only passed and failed; <see cref="FindingThreshold.None"/> counts as <see cref="FindingThreshold.Error"/>.</summary>
    public FindingThreshold FailOn { get; init; } = FindingThreshold.Error;
}
