using System;
using CrossAcctSync.Reports.Html;
using CrossAcctSync.Reports.JUnit;
using CrossAcctSync.Reports.Json;
using CrossAcctSync.Reports.Markdown;
using CrossAcctSync.Reports.Sarif;

namespace CrossAcctSync.Reports;

/// <summary>Reports as text. The same report gives the same characters, with line feeds, on every machine.</summary>
public static class ReportText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The form.</param>
    public static string Write(SyncReport report, ReportFormat format) => format switch
    {
        ReportFormat.JUnit => JUnitReport.Write(report ?? throw new ArgumentNullException(nameof(report))),
        ReportFormat.Sarif => SarifReport.Write(report ?? throw new ArgumentNullException(nameof(report))),
        ReportFormat.Json => JsonReport.Write(report ?? throw new ArgumentNullException(nameof(report))),
        ReportFormat.Markdown => MarkdownReport.Write(report ?? throw new ArgumentNullException(nameof(report))),
        ReportFormat.Html => HtmlReport.Write(report ?? throw new ArgumentNullException(nameof(report))),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The form that a file's name asks for; null when its ending is none of a report.</summary>
    /// <param name="path">The name or the path of the file.</param>
    public static ReportFormat? FormatOf(string path)
    {
        string name = path ?? throw new ArgumentNullException(nameof(path));
        return Ends(name, ".sarif") || Ends(name, ".sarif.json") ? ReportFormat.Sarif
            : Ends(name, ".xml") ? ReportFormat.JUnit
            : Ends(name, ".json") ? ReportFormat.Json
            : Ends(name, ".md") || Ends(name, ".markdown") ? ReportFormat.Markdown
            : Ends(name, ".html") || Ends(name, ".htm") ? ReportFormat.Html
            : null;
    }

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
