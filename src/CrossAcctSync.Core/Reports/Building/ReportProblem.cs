using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>Something that is not as it should be, with the place to mend it: what code scanning and build logs show. Immutable.</summary>
internal sealed record ReportProblem
{
    public required ReportRule Rule { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>Whether the answer is not known.</summary>
    public bool IsOpen { get; init; }

    public required string Message { get; init; }

    /// <summary>The place to look at first, or null.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Other places, each with what is there.</summary>
    public IReadOnlyList<(string Text, SourceLocation Location)> Related { get; init; } = Array.Empty<(string, SourceLocation)>();

    /// <summary>The states that it is about, whether their place is known or not.</summary>
    public IReadOnlyList<string> States { get; init; } = Array.Empty<string>();

    /// <summary>What else is known, by name.</summary>
    public IReadOnlyList<(string Name, string? Value)> Properties { get; init; } = Array.Empty<(string, string?)>();

    /// <summary>The same for the same problem, wherever it has moved to in its file.</summary>
    public string Fingerprint
    {
        get
        {
            string known = string.Join("\n", new[] { Rule.Code }.Concat(States).Concat(Properties.Select(property => property.Name + "=" + property.Value)));
            using SHA256 hash = SHA256.Create();
            return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(known)).Take(16).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What failed or is open, and what there is to know.</summary>
    public static IEnumerable<ReportProblem> Of(SyncReport report)
    {
        // What is wrong with a role is a finding of each path into it, and one result.
        IEnumerable<ReportProblem> findings = report.Paths.SelectMany(path => path.Findings.Select(finding => (finding, path)))
            .GroupBy(pair => (pair.finding.Rule.Code, pair.finding.Message, pair.finding.Location))
            .Select(same => Of(same.First().finding, same.Count() == 1 ? same.First().path : null));
        return report.Paths.SelectMany(Of).Concat(findings).Concat(report.Findings.Select(finding => Of(finding, null)));
    }

    /// <summary>What could not be tested, and has no rule to stand under: one sentence each.</summary>
    public static IEnumerable<string> Untested(SyncReport report) => report.Paths
        .SelectMany(path => path.Checks.Where(check => check.Outcome != ReportOutcome.Passed && check.Rule is null).Select(check => $"{path}: {check.Name}: {check.Reason}"))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<ReportProblem> Of(ReportPath path) => path.Checks
        .Where(check => check.Outcome != ReportOutcome.Passed && check.Rule is not null)
        .Select(check => Of(check, path));

    private static ReportProblem Of(ReportCheck check, ReportPath path)
    {
        (string Text, SourceLocation Location)[] tasks = path.Tasks
            .Where(task => task.Location is not null && check.StatePaths.Contains(task.StatePath))
            .Select(task => (task.StatePath, task.Location!)).ToArray();
        return new ReportProblem
        {
            Rule = check.Rule!,
            Severity = check.Outcome == ReportOutcome.Failed ? FindingSeverity.Error : FindingSeverity.Warning,
            IsOpen = check.Outcome is ReportOutcome.Undetermined or ReportOutcome.NotTested,
            Message = $"{path}: {check.Reason}{(check.RecommendedAction is { } action ? " " + action : string.Empty)}",
            Location = tasks.Length > 0 ? tasks[0].Location : path.File is { } file ? new SourceLocation(file, SourcePosition.Start) : check.StatementLocation,
            Related = tasks.Skip(1).Concat(check.StatementLocation is { } statement ? new[] { ("The statement that it hangs on", statement) } : Array.Empty<(string, SourceLocation)>()).ToArray(),
            States = check.StatePaths,
            Properties = new[]
            {
                ("leg", (string?)check.Leg.ToString()), ("stateMachine", path.StateMachineArn ?? path.StateMachineName), ("sourceRole", path.SourceRoleArn),
                ("targetRole", path.TargetRolePattern), ("action", check.Action), ("resource", check.Resource), ("statementToAdd", check.StatementToAdd),
            },
        };
    }

    private static ReportProblem Of(ReportFinding finding, ReportPath? path) => new()
    {
        Rule = finding.Rule,
        Severity = finding.Severity,
        Message = $"{((path?.ToString() ?? finding.Subject) is { } subject ? subject + ": " : string.Empty)}{finding.Message} {finding.RecommendedAction}",
        Location = finding.Location ?? (path?.File is { } file ? new SourceLocation(file, SourcePosition.Start) : null),
        States = finding.Subject is { } state ? new[] { state } : Array.Empty<string>(),
        Properties = new[]
        {
            ("stateMachine", path?.StateMachineArn ?? path?.StateMachineName), ("sourceRole", path?.SourceRoleArn),
            ("targetRole", path?.TargetRolePattern), ("element", finding.Element),
        },
    };
}
