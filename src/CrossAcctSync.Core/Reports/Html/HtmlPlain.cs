using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Html;

/// <summary>
/// The page without its script, as readers that run none show it, such as the previews of build servers: what it comes
/// to, and the paths that did not pass. The script puts the whole report in its place.
/// </summary>
internal static class HtmlPlain
{
    private const int MostPaths = 100;
    private const int MostChecks = 10;

    public static string Write(SyncReport report)
    {
        ReportPath[] paths = report.Paths.Where(path => path.Outcome != ReportOutcome.Passed)
            .OrderByDescending(path => path.Outcome).ThenBy(path => path.Number).ToArray();
        var text = new StringBuilder("<main id=\"plain\" class=\"wrap plain\">\n");
        text.Append("<div class=\"head\"><div><h1>").Append(Encode(report.Title)).Append("</h1><p>").Append(Encode(HtmlSummary.Write(report))).Append("</p></div></div>\n");
        text.Append("<p>").Append(Encode(HtmlSummary.Outcomes(report.Summary))).Append("</p>\n");
        if (paths.Length > 0)
        {
            text.Append("<table>\n<thead><tr><th scope=\"col\">Outcome</th><th scope=\"col\">State machine</th><th scope=\"col\">Target role</th><th scope=\"col\">What is not as it should be</th></tr></thead>\n<tbody>\n");
            foreach (ReportPath path in paths.Take(MostPaths))
            {
                Write(text, path);
            }

            text.Append("</tbody>\n</table>\n");
        }

        if (paths.Length > MostPaths)
        {
            text.Append("<p>").Append((paths.Length - MostPaths).ToString("N0", CultureInfo.InvariantCulture)).Append(" more are shown where the page's script runs.</p>\n");
        }

        return text.Append("</main>\n").ToString();
    }

    private static void Write(StringBuilder text, ReportPath path)
    {
        text.Append("<tr><td>").Append(HtmlSummary.Word(path.Outcome)).Append("</td><td>").Append(Encode(path.StateMachineName)).Append("<br>").Append(Encode(path.SourceAccountId ?? string.Empty))
            .Append("</td><td>").Append(Encode(path.TargetRoleName)).Append("<br>").Append(Encode(path.TargetAccountId ?? string.Empty)).Append("</td><td>");
        string[] sentences = path.Checks.Where(check => check.Outcome != ReportOutcome.Passed).Select(check => $"{check.Leg}: {check.Reason} {check.RecommendedAction}")
            .Concat(path.Findings.Where(finding => finding.Outcome != ReportOutcome.Passed).Select(finding => $"{finding.Message} {finding.RecommendedAction}")).ToArray();
        foreach (string sentence in sentences.Take(MostChecks))
        {
            text.Append("<p>").Append(Encode(sentence.TrimEnd())).Append("</p>");
        }

        if (sentences.Length > MostChecks)
        {
            text.Append("<p>And ").Append((sentences.Length - MostChecks).ToString(CultureInfo.InvariantCulture)).Append(" more.</p>");
        }

        text.Append("</td></tr>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(VisibleText.Of(text)) ?? string.Empty;
}
