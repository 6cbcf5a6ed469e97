using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>
/// A report as a comment on a pull request: what it comes to, a table, a graph, and what failed with its fix, folded
/// away. It is no longer than GitHub takes; what is left out is told.
/// </summary>
internal static class MarkdownReport
{
    /// <summary>The longest comment that GitHub takes.</summary>
    public const int Longest = 65536;

    // For headings, and for the sentences that tell what is left out.
    private const int Reserve = 1500;
    private const int RoomForTable = 20000;
    private const int RoomForGraph = 12000;
    private const int MostRows = 100;
    private const int MostArrows = 60;

    public static string Write(SyncReport report)
    {
        var page = new MarkdownPage(Longest);
        ReportPath[] paths = report.Paths.OrderByDescending(path => path.Outcome).ThenBy(path => path.Number).ToArray();
        string title = report.Title.Length > 200 ? report.Title.Substring(0, 200) : report.Title;
        page.Add($"## {MarkdownText.Sentence(title)}\n\n{MarkdownSummary.Write(report)}\n");
        WriteTable(page, paths);
        WriteGraph(page, paths);
        Section(page, "What to do", paths.Where(path => path.Outcome != ReportOutcome.Passed && (path.Checks.Any(check => check.Outcome != ReportOutcome.Passed) || path.Findings.Count > 0)).ToArray(), MarkdownDetails.Of, "path", "paths");
        Section(page, "Findings", report.Findings.OrderByDescending(finding => finding.Severity).ToArray(), MarkdownDetails.Of, "finding", "findings");
        Section(page, report.Changes.All(change => change.Status == Planning.SyncChangeStatus.Planned) ? "Planned changes" : "Changes", report.Changes, MarkdownDetails.Of, "change", "changes");
        page.Add($"\n<sub>CrossAcctSync {report.ToolVersion}{(report.GeneratedAt is { } time ? time.UtcDateTime.ToString(", yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : string.Empty)}</sub>\n");
        return page.ToString();
    }

    private static void WriteTable(MarkdownPage page, ReportPath[] paths)
    {
        if (paths.Length == 0)
        {
            return;
        }

        page.Add("\n| | State machine | Target role | Definition | Source | Trust | Permission |\n|---|---|---|---|---|---|---|\n");
        int written = 0;
        foreach (ReportPath path in paths.Take(MostRows))
        {
            string source = (path.SourceAccountId is { } account ? account + " " : string.Empty) + path.StateMachineName;
            string target = (path.TargetAccountId is { } other ? other + " " : string.Empty) + path.TargetRoleName;
            var row = new StringBuilder($"| {MarkdownSummary.Mark(path.Outcome)} | {MarkdownText.Code(source, isInTable: true)} | {MarkdownText.Code(target, isInTable: true)} |");
            foreach (ReportLeg leg in path.Legs)
            {
                row.Append(' ').Append(MarkdownSummary.Word(leg.Outcome)).Append(" |");
            }

            if (!page.TryAdd(row.Append('\n').ToString(), Longest - RoomForTable))
            {
                break;
            }

            written++;
        }

        Tell(page, paths.Length - written, "path is", "paths are");
    }

    private static void WriteGraph(MarkdownPage page, ReportPath[] paths)
    {
        for (int count = Math.Min(paths.Length, MostArrows); count > 0; count = count * 2 / 3)
        {
            string graph = "\n" + MarkdownText.Block("mermaid", MermaidGraph.Write(paths.Take(count).ToArray()));
            if (Encoding.UTF8.GetByteCount(graph) <= RoomForGraph && page.TryAdd(graph, Reserve))
            {
                Tell(page, paths.Length - count, "path is", "paths are", " of the graph");
                return;
            }
        }
    }

    private static void Section<T>(MarkdownPage page, string heading, IReadOnlyList<T> items, Func<T, string> write, string one, string many)
    {
        if (items.Count == 0)
        {
            return;
        }

        page.Add($"\n### {heading}\n");
        int written = 0;
        foreach (T item in items)
        {
            if (!page.TryAdd("\n" + write(item), Reserve))
            {
                break;
            }

            written++;
        }

        Tell(page, items.Count - written, one + " is", many + " are");
    }

    private static void Tell(MarkdownPage page, int left, string one, string many, string of = "")
    {
        if (left > 0)
        {
            page.Add($"\n_{left.ToString("N0", CultureInfo.InvariantCulture)} more {(left == 1 ? one : many)} left out{of}: a comment holds {Longest.ToString("N0", CultureInfo.InvariantCulture)} characters. The HTML and JSON reports have all._\n");
        }
    }
}
