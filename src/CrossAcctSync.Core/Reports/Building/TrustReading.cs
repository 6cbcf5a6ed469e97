using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Auditing;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>A trust that the audit found, as a path of which no access was tested.</summary>
internal static class TrustReading
{
    private const string AnyStateMachine = "any state machine";

    public static ReportPath Of(SyncTrust trust, PathDraft draft, IReadOnlyList<ReportChange> changes, int number, ReportPlaces places)
    {
        TrustedStateMachine? machine = draft.TrustedStateMachine;
        ReportFinding[] findings = Findings(trust, machine, places).ToArray();
        IReadOnlyList<ReportLeg> legs = ReportLeg.All(leg => OutcomeOf(leg, trust, machine, findings));
        return new ReportPath
        {
            Number = number,
            StateMachineName = machine?.Name ?? AnyStateMachine,
            StateMachineArn = machine?.Arn,
            SourceAccountId = machine?.AccountId ?? draft.Principal?.AccountId,
            SourceRoleArn = machine?.SourceRoleArn ?? draft.Principal?.Value ?? draft.SourceRoleArn,
            TargetRolePattern = trust.TargetRoleArn,
            TargetRoleArn = trust.TargetRoleArn,
            TargetAccountId = trust.TargetAccountId,
            Region = machine is not null && StateMachineArn.TryParse(machine.Arn, out StateMachineArn? arn, out _) ? arn.Region : null,
            Outcome = PathReading.Worst(legs.Where(leg => leg.Outcome != ReportOutcome.NotTested).Select(leg => leg.Outcome).Append(OutcomeOf(trust.Status, machine))),
            Legs = legs,
            Findings = findings,
            Changes = changes,
        };
    }

    /// <summary>The findings of a trust that concern a path, each with the role that it is about.</summary>
    /// <param name="trust">The trust.</param>
    /// <param name="machine">The path's state machine; null when the trust names none.</param>
    /// <param name="places">How places are told.</param>
    public static IEnumerable<ReportFinding> Findings(SyncTrust trust, TrustedStateMachine? machine, ReportPlaces places) => trust.Findings.Where(finding => machine is null || Concerns(finding, trust, machine)).Select(finding =>
    {
        ReportFinding read = FindingReading.Of(finding, places);
        return read.Subject is null ? read with { Subject = $"{trust.TargetAccountId}:{trust.TargetRoleName}" } : read;
    });

    // A finding on the whole role is one of each path into it; what names state machines is theirs alone.
    private static bool Concerns(Finding finding, SyncTrust trust, TrustedStateMachine machine) =>
        finding.Rule == AccessRules.TargetDoesNotTrust
            ? machine.UsesRole == true && (!machine.IsTrusted || trust.StateMachines.All(other => other.UsesRole != true || other.IsTrusted))
            : !trust.StateMachines.Any(other => finding.Message.Contains(other.Arn)) || finding.Message.Contains(machine.Arn);

    // The audit reads definitions and trusts. What the source role may do it does not look at, and of the target role's
    // permissions it knows only that nobody needs them.
    private static ReportOutcome OutcomeOf(AccessLeg leg, SyncTrust trust, TrustedStateMachine? machine, ReportFinding[] findings) => leg switch
    {
        AccessLeg.Definition => machine?.UsesRole switch
        {
            true => ReportOutcome.Passed,
            false => ReportOutcome.Warning,
            null => machine?.Presence == Presence.Gone ? ReportOutcome.Warning : ReportOutcome.NotTested,
        },
        AccessLeg.Trust => PathReading.Worst(findings.Select(finding => finding.Outcome)
            .Append(trust.Presence == Presence.Gone || machine is { IsTrusted: false, UsesRole: true } ? ReportOutcome.Failed : ReportOutcome.Passed)),
        _ => ReportOutcome.NotTested,
    };

    // A role is broken when one of its state machines is not let in; the legs tell which.
    private static ReportOutcome OutcomeOf(SyncTrustStatus status, TrustedStateMachine? machine) => status switch
    {
        SyncTrustStatus.Broken when machine is null => ReportOutcome.Failed,
        SyncTrustStatus.Orphan => ReportOutcome.Warning,
        SyncTrustStatus.Unknown => ReportOutcome.Undetermined,
        _ => ReportOutcome.Passed,
    };
}
