using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Reports.Html;

/// <summary>What a report comes to, in the words of the page.</summary>
internal static class HtmlSummary
{
    private static readonly ReportOutcome[] WorstFirst = { ReportOutcome.Failed, ReportOutcome.Undetermined, ReportOutcome.NotTested, ReportOutcome.Warning, ReportOutcome.Passed };

    /// <summary>How much was looked at, and when.</summary>
    public static string Write(SyncReport report)
    {
        ReportSummary summary = report.Summary;
        var parts = new List<string>();
        Add(parts, summary.Paths, "path", "paths");
        Add(parts, summary.Accounts, "account", "accounts");
        if (summary.Checks > 0)
        {
            parts.Add($"{Number(summary.PassedChecks)} of {Number(summary.Checks)} checks passed");
        }

        Add(parts, report.Findings.Count, "finding", "findings");
        Add(parts, summary.UnprovenCalls, "call not proven", "calls not proven");
        Add(parts, summary.Changes, "change", "changes");
        if (report.GeneratedAt is { } time)
        {
            parts.Add(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        }

        return parts.Count == 0 ? "Nothing to report" : string.Join(" · ", parts);
    }

    /// <summary>How many paths came to what, the worst first.</summary>
    public static string Outcomes(ReportSummary summary) => string.Join(", ", WorstFirst
        .Where(outcome => summary.Count(outcome) > 0)
        .Select(outcome => $"{Number(summary.Count(outcome))} {Word(outcome)}"));

    public static string Word(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Failed => "failed",
        ReportOutcome.Undetermined => "undetermined",
        ReportOutcome.NotTested => "not tested",
        ReportOutcome.Warning => "to look at",
        _ => "passed",
    };

    private static void Add(List<string> parts, int count, string one, string many)
    {
        if (count > 0)
        {
            parts.Add($"{Number(count)} {(count == 1 ? one : many)}");
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
