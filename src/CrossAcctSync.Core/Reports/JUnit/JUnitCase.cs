using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.JUnit;

/// <summary>One case of a test tab. What neither passed nor failed is skipped, with its reason.</summary>
/// <param name="Class">What cases are grouped by.</param>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Code">The kind of finding, or null.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Text">All that is known, lines.</param>
internal sealed record JUnitCase(string Class, string Name, ReportOutcome Outcome, string? Code, string Message, string Text)
{
    // Jenkins takes what stands before the last dot for the package.
    private const string Package = "CrossAcctSync.";

    public static IEnumerable<JUnitCase> Of(ReportPath path)
    {
        // Passed checks are left out of results unless they are asked for; a test tab is to show all the same that they ran.
        foreach (ReportLeg leg in path.Legs.Where(leg => leg.Outcome == ReportOutcome.Passed && path.Checks.All(check => check.Leg != leg.Leg)))
        {
            yield return new JUnitCase(Package + path, $"{leg.Leg}: all checks", leg.Outcome, null, "All checks of this leg passed.", "All checks of this leg passed.");
        }

        foreach (ReportCheck check in path.Checks)
        {
            string subject = check.Resource is { } resource && !check.Name.Contains(resource) ? " on " + resource : string.Empty;
            yield return new JUnitCase(Package + path, $"{check.Leg}: {check.Name}{subject}", check.Outcome, check.Rule?.Code, check.Reason, Describe(path, check));
        }

        foreach (ReportFinding finding in path.Findings)
        {
            yield return Of(finding, Package + path);
        }
    }

    public static JUnitCase Of(ReportFinding finding, string group) => new(
        group,
        finding.Rule.Code + (finding.Subject is { } subject ? ": " + subject : string.Empty) + (finding.Element is { } element ? " " + element : string.Empty),
        finding.Outcome,
        finding.Rule.Code,
        finding.Message,
        Lines(finding.Message, Where(finding), "fix: " + finding.RecommendedAction, finding.Rule.HelpUri));

    public static JUnitCase OfLooseFinding(ReportFinding finding) => Of(finding, Package + "Findings");

    private static string? Where(ReportFinding finding) => finding.Location is { } location ? "at " + location : null;

    private static string Describe(ReportPath path, ReportCheck check)
    {
        var text = new List<string?> { check.Reason };
        if (check.Outcome == ReportOutcome.Passed)
        {
            return check.Reason;
        }

        foreach (string state in check.StatePaths)
        {
            ReportTask? task = path.Tasks.FirstOrDefault(candidate => candidate.StatePath == state);
            text.Add($"needed by {VisibleText.Of(state)}{(task?.Location is { } location ? $" ({location})" : string.Empty)}");
        }

        text.AddRange(check.Listing);
        text.Add(check.RecommendedAction is { } action ? "fix: " + action : null);
        text.Add(check.StatementToAdd);
        text.Add(check.Rule?.HelpUri);
        return Lines(text.ToArray());
    }

    private static string Lines(params string?[] lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines.Where(line => !string.IsNullOrEmpty(line))!)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n").Append(line);
        }

        return text.ToString();
    }
}
