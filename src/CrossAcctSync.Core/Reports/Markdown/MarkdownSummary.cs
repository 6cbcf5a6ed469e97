using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>What a report comes to in one line, and the marks of outcomes, which never rest on colour alone.</summary>
internal static class MarkdownSummary
{
    public static string Write(SyncReport report)
    {
        ReportSummary summary = report.Summary;
        var parts = new List<string>();
        Add(parts, summary.Failed, ReportOutcome.Failed, summary.Failed == 1 ? "path fails" : "paths fail");
        Add(parts, summary.Undetermined, ReportOutcome.Undetermined, "undetermined");
        Add(parts, summary.NotTested, ReportOutcome.NotTested, "not tested");
        Add(parts, summary.Warning, ReportOutcome.Warning, summary.Warning == 1 ? "works, with warnings" : "work, with warnings");
        Add(parts, summary.Passed, ReportOutcome.Passed, summary.Passed == 1 ? "passes" : "pass");
        Add(parts, summary.UnprovenCalls, ReportOutcome.Undetermined, summary.UnprovenCalls == 1 ? "call whose permissions are not proven" : "calls whose permissions are not proven");
        Add(parts, summary.ErrorFindings, ReportOutcome.Failed, summary.ErrorFindings == 1 ? "error" : "errors");
        Add(parts, summary.WarningFindings, ReportOutcome.Warning, summary.WarningFindings == 1 ? "warning" : "warnings");
        if (parts.Count == 0)
        {
            parts.Add(report.Findings.Count > 0 ? "No errors and no warnings." : summary.Changes > 0 ? "Changes only." : "Nothing to report.");
        }

        string checks = summary.Checks > 0 ? $" {Number(summary.PassedChecks)} of {Number(summary.Checks)} checks passed, in {Number(summary.Accounts)} {(summary.Accounts == 1 ? "account" : "accounts")}." : string.Empty;
        return string.Join(" · ", parts) + (checks.Length > 0 ? "  \n" + checks.TrimStart() : string.Empty) + "\n";
    }

    public static string Mark(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Failed => "❌",
        ReportOutcome.Undetermined => "❔",
        ReportOutcome.NotTested => "➖",
        ReportOutcome.Warning => "⚠️",
        _ => "✅",
    };

    public static string Word(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Failed => "**fails**",
        ReportOutcome.Undetermined => "unknown",
        ReportOutcome.NotTested => "not tested",
        ReportOutcome.Warning => "look",
        _ => "ok",
    };

    private static void Add(List<string> parts, int count, ReportOutcome outcome, string words)
    {
        if (count > 0)
        {
            parts.Add($"{Mark(outcome)} **{Number(count)}** {words}");
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
