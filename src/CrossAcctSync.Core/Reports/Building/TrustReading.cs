using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Auditing;

namespace CrossAcctSync.Reports;

/// <summary>A trust that the audit found, as a path of which no access was tested.</summary>
internal static class TrustReading
{
    private const string AnyStateMachine = "any state machine";

    public static ReportPath Of(SyncTrust trust, PathDraft draft, IReadOnlyList<ReportChange> changes, int number, ReportPlaces places)
    {
        TrustedStateMachine? machine = draft.TrustedStateMachine;
        ReportFinding[] findings = Findings(trust, places).ToArray();
        ReportLeg[] legs = ReportLeg.Order.Select(leg => new ReportLeg(leg, OutcomeOf(leg, trust, machine, findings))).ToArray();
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
            Outcome = PathReading.Worst(legs.Where(leg => leg.Outcome != ReportOutcome.NotTested).Select(leg => leg.Outcome).Append(OutcomeOf(trust.Status))),
            Legs = legs,
            Findings = findings,
            Changes = changes,
        };
    }

    /// <summary>The findings of a trust, each with the role that it is about.</summary>
    public static IEnumerable<ReportFinding> Findings(SyncTrust trust, ReportPlaces places) => trust.Findings.Select(finding =>
    {
        ReportFinding read = FindingReading.Of(finding, places);
        return read.Subject is null ? read with { Subject = $"{trust.TargetAccountId}:{trust.TargetRoleName}" } : read;
    });

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

    private static ReportOutcome OutcomeOf(SyncTrustStatus status) => status switch
    {
        SyncTrustStatus.Broken => ReportOutcome.Failed,
        SyncTrustStatus.Orphan => ReportOutcome.Warning,
        SyncTrustStatus.Unknown => ReportOutcome.Undetermined,
        _ => ReportOutcome.Passed,
    };
}
