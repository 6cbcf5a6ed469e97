using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Reports;

/// <summary>
/// Gathers requirements, results of tests, trusts, changes and findings in any mixture, and makes a report of them. What is
/// given of the same state machine and target role becomes one path; of two results the later counts.
/// </summary>
public sealed class ReportBuilder
{
    private readonly ReportOptions _options;
    private readonly Dictionary<(string Machine, string Target), PathDraft> _paths = new();
    private readonly List<Finding> _findings = new();
    private readonly List<SyncChange> _changes = new();

    /// <summary>Makes a builder that has nothing yet.</summary>
    /// <param name="options">How the report is made.</param>
    public ReportBuilder(ReportOptions options) => _options = options ?? throw new ArgumentNullException(nameof(options));

    /// <summary>Adds an object of this module; gives false for one that reports do not know.</summary>
    public bool Add(object input)
    {
        switch (input)
        {
            case SyncAccessResult result:
                Path(result.Requirement).Add(result);
                return true;
            case SyncRequirement requirement:
                Path(requirement).Add(requirement);
                return true;
            case SyncTrust trust:
                Add(trust);
                return true;
            case SyncChange change:
                _changes.Add(change);
                return true;
            case SyncPlan plan:
                _changes.AddRange(plan.Changes);
                return true;
            case Finding finding:
                _findings.Add(finding);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Makes the report of what was added so far.</summary>
    public SyncReport Build()
    {
        var places = new ReportPlaces(_options.BasePath);
        SyncChange[] changes = _changes.Distinct().ToArray();
        var read = changes.ToDictionary(change => change, ChangeReading.Of);
        var drafts = new Dictionary<(string Machine, string Target), PathDraft>(_paths.Count);
        foreach (KeyValuePair<(string Machine, string Target), PathDraft> path in _paths)
        {
            drafts.Add(path.Key, path.Value.Copy());
        }

        foreach (SyncChange change in changes)
        {
            foreach (string machine in change.StateMachineArns)
            {
                Path(drafts, machine, change.TargetRoleArn).Add(change, machine);
            }
        }

        var reading = new PathReading(places, read);
        ReportPath[] paths = drafts
            .OrderBy(draft => draft.Key.Machine, StringComparer.Ordinal).ThenBy(draft => draft.Key.Target, StringComparer.Ordinal)
            .Select((draft, index) => reading.Of(draft.Value, index + 1))
            .ToArray();
        ReportFinding[] findings = _findings.Distinct().Select(finding => FindingReading.Of(finding, places)).ToArray();
        ReportChange[] reported = changes.Select(change => read[change]).ToArray();
        return new SyncReport
        {
            Title = _options.Title,
            GeneratedAt = _options.GeneratedAt,
            ToolVersion = typeof(SyncReport).Assembly.GetName().Version.ToString(3),
            Paths = paths,
            Findings = findings,
            Changes = reported,
            Summary = Summarise(paths, findings, reported),
            FailOn = _options.FailOn,
        };
    }

    /// <summary>A trust is a path for each state machine; one that names none, for each principal that it lets in.</summary>
    private void Add(SyncTrust trust)
    {
        foreach (TrustedStateMachine machine in trust.StateMachines)
        {
            Path(_paths, machine.Arn, trust.TargetRoleArn).Add(trust, machine, null);
        }

        if (trust.StateMachines.Count > 0)
        {
            return;
        }

        foreach (TrustedPrincipal? principal in trust.Principals.DefaultIfEmpty())
        {
            Path(_paths, principal?.Value ?? string.Empty, trust.TargetRoleArn).Add(trust, null, principal);
        }
    }

    private PathDraft Path(SyncRequirement requirement) => Path(
        _paths,
        requirement.StateMachineArn ?? $"{requirement.Path}\n{requirement.StateMachineName}",
        requirement.TargetRolePattern);

    private static PathDraft Path(Dictionary<(string Machine, string Target), PathDraft> paths, string machine, string target)
    {
        if (!paths.TryGetValue((machine, target), out PathDraft? path))
        {
            paths.Add((machine, target), path = new PathDraft());
        }

        return path;
    }

    private static ReportSummary Summarise(ReportPath[] paths, ReportFinding[] findings, ReportChange[] changes) => new(
        paths.Length,
        Count(paths, ReportOutcome.Failed),
        Count(paths, ReportOutcome.Undetermined),
        Count(paths, ReportOutcome.NotTested),
        Count(paths, ReportOutcome.Warning),
        Count(paths, ReportOutcome.Passed),
        paths.Sum(path => path.CheckCount),
        paths.Sum(path => path.PassedCheckCount),
        paths.SelectMany(path => new[] { path.SourceAccountId, path.TargetAccountId })
            .Concat(changes.Select(change => change.AccountId))
            .Where(account => account is not null).Distinct(StringComparer.Ordinal).Count(),
        findings.Count(finding => finding.Severity == FindingSeverity.Error),
        findings.Count(finding => finding.Severity == FindingSeverity.Warning),
        changes.Length)
    {
        UnprovenCalls = paths.SelectMany(path => path.Findings).Concat(findings).Count(finding => finding.Rule.Code == DefinitionRules.PermissionsNotProven.Code),
    };

    private static int Count(ReportPath[] paths, ReportOutcome outcome) => paths.Count(path => path.Outcome == outcome);
}
