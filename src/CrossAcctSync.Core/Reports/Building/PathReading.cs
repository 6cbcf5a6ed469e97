using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Auditing;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Reports;

/// <summary>A path as a report has it.</summary>
internal sealed class PathReading
{
    private readonly ReportPlaces _places;
    private readonly IReadOnlyDictionary<SyncChange, ReportChange> _changes;

    /// <param name="places">How places are told.</param>
    /// <param name="changes">All changes, as the report has them.</param>
    public PathReading(ReportPlaces places, IReadOnlyDictionary<SyncChange, ReportChange> changes)
    {
        _places = places;
        _changes = changes;
    }

    public ReportPath Of(PathDraft draft, int number)
    {
        ReportChange[] changes = draft.Changes.Select(change => _changes[change]).ToArray();
        return draft.Requirement is { } requirement ? Of(requirement, draft, changes, number)
            : draft.Trust is { } trust ? TrustReading.Of(trust, draft, changes, number, _places)
            : OfChanges(draft, changes, number);
    }

    private ReportPath Of(SyncRequirement requirement, PathDraft draft, IReadOnlyList<ReportChange> changes, int number)
    {
        SyncAccessResult? result = draft.Result;
        AccessCheck[] tested = (result?.Checks ?? DefinitionChecks.Of(requirement)).ToArray();
        IReadOnlyList<Finding> found = result?.Findings ?? requirement.Findings;
        ReportCheck[] checks = tested.Select(check => CheckReading.Of(check, found, _places))
            .OrderByDescending(check => check.Outcome).ThenBy(check => check.Leg).ToArray();
        ReportFinding[] findings = found.Where(finding => !IsCheck(finding, checks)).Select(finding => FindingReading.Of(finding, _places))
            .Concat(draft.Trust is { } trust ? TrustReading.Findings(trust, draft.TrustedStateMachine, _places).Where(finding => !IsTested(finding, result)) : Enumerable.Empty<ReportFinding>())
            .OrderByDescending(finding => finding.Severity).ToArray();
        IReadOnlyList<ReportLeg> legs = ReportLeg.All(leg => Worst(
            checks.Where(check => check.Leg == leg).Select(check => check.Outcome)
                .Concat(findings.Where(finding => FindingReading.LegOf(finding) == leg).Select(finding => finding.Outcome))
                .Append(StatusOf(result, leg, tested))));
        return new ReportPath
        {
            Number = number,
            StateMachineName = requirement.StateMachineName,
            StateMachineArn = requirement.StateMachineArn,
            SourceAccountId = requirement.SourceAccountId,
            SourceRoleArn = requirement.SourceRoleArn,
            TargetRolePattern = requirement.TargetRolePattern,
            TargetRoleArn = requirement.TargetRoleArn,
            TargetAccountId = requirement.TargetAccountId,
            Region = requirement.Region,
            File = requirement.Path is { } file ? _places.Of(file) : null,
            Outcome = Worst(legs.Select(leg => leg.Outcome)),
            Legs = legs,
            Checks = checks,
            CheckCount = result?.CheckCount ?? checks.Length,
            PassedCheckCount = result?.PassedCheckCount ?? checks.Count(check => check.Outcome == ReportOutcome.Passed),
            Findings = findings,
            Tasks = requirement.Tasks.Select(task => new ReportTask(task.StatePath, task.Resource, task.Service, _places.Of(task.Location))).ToArray(),
            Changes = changes,
        };
    }

    /// <summary>A path of which nothing but its changes is known.</summary>
    private static ReportPath OfChanges(PathDraft draft, IReadOnlyList<ReportChange> changes, int number)
    {
        SyncChange one = draft.Changes[0];
        string? machineArn = draft.StateMachineArn;
        StateMachineArn? machine = StateMachineArn.TryParse(machineArn, out StateMachineArn? parsed, out _) ? parsed : null;
        return new ReportPath
        {
            Number = number,
            StateMachineName = machine?.Name ?? machineArn ?? string.Empty,
            StateMachineArn = machineArn,
            SourceAccountId = machine?.AccountId,
            SourceRoleArn = draft.SourceRoleArn,
            TargetRolePattern = one.TargetRoleArn,
            TargetRoleArn = one.TargetRoleArn,
            TargetAccountId = RoleArn.TryParse(one.TargetRoleArn, out RoleArn? role, out _) ? role.AccountId : null,
            Region = machine?.Region,
            Outcome = ReportOutcome.NotTested,
            Legs = ReportLeg.All(_ => ReportOutcome.NotTested),
            Changes = changes,
        };
    }

    private static ReportOutcome StatusOf(SyncAccessResult? result, AccessLeg leg, AccessCheck[] tested) => leg switch
    {
        // Findings that are no errors mark the definition; its checks say the rest.
        AccessLeg.Definition => result is null ? Worst(tested.Select(CheckReading.OutcomeOf)) : CheckReading.OutcomeOf(result.Definition),
        AccessLeg.Source => result is null ? ReportOutcome.NotTested : Worst(new[] { CheckReading.OutcomeOf(result.Source), CheckReading.OutcomeOf(result.Execution) }),
        AccessLeg.Trust => result is null ? ReportOutcome.NotTested : CheckReading.OutcomeOf(result.Trust),
        _ => result is null ? ReportOutcome.NotTested : CheckReading.OutcomeOf(result.Permission),
    };

    /// <summary>What the audit found out is said once when a test found it out, too.</summary>
    private static bool IsTested(ReportFinding finding, SyncAccessResult? result) =>
        result is not null && (finding.Rule.Code == AccessRules.TargetDoesNotTrust.Code || result.Findings.Any(own => own.Code == finding.Rule.Code && own.Message == finding.Message));

    /// <summary>A check that failed is a finding of its result, too.</summary>
    private static bool IsCheck(Finding finding, ReportCheck[] checks) =>
        checks.Any(check => check.Rule?.Code == finding.Code && check.Reason == finding.Message);

    internal static ReportOutcome Worst(IEnumerable<ReportOutcome> outcomes) => outcomes.DefaultIfEmpty(ReportOutcome.Passed).Max();
}
