using System.Linq;
using System.Text;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>Parts of a comment that are folded away.</summary>
internal static class MarkdownDetails
{
    private const int MostStates = 5;

    public static string Of(ReportPath path)
    {
        ReportCheck[] checks = path.Checks.Where(check => check.Outcome != ReportOutcome.Passed).ToArray();
        ReportFinding[] findings = path.Findings.Where(finding => finding.Outcome != ReportOutcome.Passed).ToArray();
        var text = new StringBuilder("<details><summary>");
        text.Append(MarkdownSummary.Mark(path.Outcome)).Append(' ').Append(MarkdownText.HtmlCode(path.StateMachineName)).Append(" → ")
            .Append(MarkdownText.HtmlCode(path.TargetAccountId is null ? path.TargetRoleName : $"{path.TargetAccountId} {path.TargetRoleName}"))
            .Append(": ").Append(Count(checks.Length, "check", "checks")).Append(findings.Length > 0 ? " and " + Count(findings.Length, "finding", "findings") : string.Empty)
            .Append("</summary>\n\n");
        foreach (ReportCheck check in checks)
        {
            Write(text, path, check);
        }

        foreach (ReportFinding finding in findings)
        {
            Write(text, finding);
        }

        return text.Append("</details>\n").ToString();
    }

    public static string Of(ReportFinding finding)
    {
        var text = new StringBuilder();
        Write(text, finding);
        return text.ToString();
    }

    public static string Of(ReportChange change)
    {
        var text = new StringBuilder("<details><summary>");
        text.Append(MarkdownText.HtmlCode($"{change.AccountId} {change.RoleName}")).Append(": ").Append(change.Kind);
        if (change.PolicyName is { } policy)
        {
            text.Append(' ').Append(MarkdownText.HtmlCode(policy));
        }

        text.Append(" (").Append(change.Status).Append(")</summary>\n\n").Append(MarkdownText.Sentence(change.Reason)).Append('\n');
        if (change.StatusReason is { } reason)
        {
            text.Append("  \n").Append(MarkdownText.Sentence(reason)).Append('\n');
        }

        return text.Append('\n').Append(MarkdownText.Block("diff", string.Join("\n", change.Diff))).Append("\n</details>\n").ToString();
    }

    private static void Write(StringBuilder text, ReportPath path, ReportCheck check)
    {
        text.Append("- ").Append(MarkdownSummary.Mark(check.Outcome)).Append(" **").Append(check.Leg).Append("**: ").Append(MarkdownText.Sentence(check.Name)).Append("  \n  ")
            .Append(MarkdownText.Sentence(check.Reason)).Append('\n');
        foreach (string state in check.StatePaths.Take(MostStates))
        {
            ReportTask? task = path.Tasks.FirstOrDefault(candidate => candidate.StatePath == state);
            text.Append("  - needed by ").Append(MarkdownText.Code(state)).Append(Place(task?.Location)).Append('\n');
        }

        if (check.StatePaths.Count > MostStates)
        {
            text.Append("  - and by ").Append(Count(check.StatePaths.Count - MostStates, "more state", "more states")).Append('\n');
        }

        if (check.RecommendedAction is { } action)
        {
            text.Append("  - fix: ").Append(MarkdownText.Sentence(action)).Append('\n');
        }

        if (check.StatementToAdd is { } statement)
        {
            text.Append('\n').Append(Indent(MarkdownText.Block("json", statement)));
        }

        text.Append('\n');
    }

    private static void Write(StringBuilder text, ReportFinding finding)
    {
        text.Append("- ").Append(MarkdownSummary.Mark(finding.Outcome)).Append(" [").Append(finding.Rule.Code).Append("](").Append(finding.Rule.HelpUri).Append(')');
        if (finding.Subject is { } subject)
        {
            text.Append(' ').Append(MarkdownText.Code(subject));
        }

        text.Append(Place(finding.Location)).Append("  \n  ").Append(MarkdownText.Sentence(finding.Message)).Append('\n');
        text.Append("  - fix: ").Append(MarkdownText.Sentence(finding.RecommendedAction)).Append('\n');
    }

    private static string Place(SourceLocation? location) => location?.Path is null ? string.Empty : " at " + MarkdownText.Code(location.ToString());

    private static string Indent(string block) => string.Concat(block.TrimEnd('\n').Split('\n').Select(line => "    " + line + "\n"));

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
