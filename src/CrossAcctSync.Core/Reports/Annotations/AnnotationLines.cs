using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Annotations;

/// <summary>
/// What is wrong in a report as the commands by which a build agent shows it at the line of its file: errors for what
/// fails, warnings for what deserves a look or is not known. What is good to know is left to reports.
/// </summary>
public static class AnnotationLines
{
    /// <summary>How many are written; a log that has more is read by nobody.</summary>
    public const int Most = 50;

    /// <summary>The lines; none when there is no agent.</summary>
    /// <param name="report">The report, with places told from the agent's folder of the checkout.</param>
    /// <param name="agent">The agent.</param>
    public static IEnumerable<string> Of(SyncReport report, BuildAgentKind agent)
    {
        if (agent == BuildAgentKind.None)
        {
            yield break;
        }

        ReportProblem[] problems = ReportProblem.Of(report)
            .Where(problem => problem.Severity != FindingSeverity.Information)
            .OrderByDescending(problem => problem.Severity).ToArray();
        string[] untested = ReportProblem.Untested(report).ToArray();
        foreach (ReportProblem problem in problems.Take(Most))
        {
            yield return Line(agent, problem.Severity == FindingSeverity.Error, problem.Rule.Code, problem.Message, problem.Location);
        }

        foreach (string sentence in untested.Take(Most - Math.Min(Most, problems.Length)))
        {
            yield return Line(agent, isError: false, "NotTested", sentence, null);
        }

        int left = problems.Length + untested.Length - Most;
        if (left > 0)
        {
            yield return Line(agent, isError: false, "MoreFindings", $"{left.ToString("N0", CultureInfo.InvariantCulture)} more are not shown here. A report of Export-SyncReport has all.", null);
        }
    }

    private static string Line(BuildAgentKind agent, bool isError, string code, string message, SourceLocation? location)
    {
        SourceLocation? place = location?.Path is null ? null : location;
        string kind = isError ? "error" : "warning";
        return agent == BuildAgentKind.AzurePipelines ? Azure(kind, code, message, place) : GitHub(kind, code, message, place);
    }

    private static string Azure(string kind, string code, string message, SourceLocation? place)
    {
        string where = place is null ? string.Empty
            : $"sourcepath={AzureProperty(place.Path!)};linenumber={Number(place.Position.Line)};columnnumber={Number(place.Position.Column)};";
        return $"##vso[task.logissue type={kind};{where}code={AzureProperty(code)}]{AzureText(message)}";
    }

    private static string GitHub(string kind, string code, string message, SourceLocation? place)
    {
        string where = place is null ? string.Empty
            : $"file={GitHubProperty(place.Path!)},line={Number(place.Position.Line)},col={Number(place.Position.Column)},";
        return $"::{kind} {where}title={GitHubProperty(code)}::{GitHubText(message)}";
    }

    // What the agent takes apart is escaped as its documentation says; other characters of others are made visible.
    private static string AzureText(string text) => VisibleText.Of(text).Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string AzureProperty(string text) => AzureText(text).Replace(";", "%3B").Replace("]", "%5D");

    private static string GitHubText(string text) => VisibleText.Of(text).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string GitHubProperty(string text) => GitHubText(text).Replace(":", "%3A").Replace(",", "%2C");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
