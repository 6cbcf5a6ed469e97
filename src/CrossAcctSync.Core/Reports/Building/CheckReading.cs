using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Access.Text;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Reports;

/// <summary>A check as a report has it.</summary>
internal static class CheckReading
{
    /// <param name="check">The check.</param>
    /// <param name="findings">The findings of its result, which tell the rule of a check that has none of its own.</param>
    /// <param name="places">How places are told.</param>
    public static ReportCheck Of(AccessCheck check, IEnumerable<Finding> findings, ReportPlaces places)
    {
        ReportOutcome outcome = OutcomeOf(check);
        FindingRule? rule = check.Rule ?? (outcome == ReportOutcome.Passed ? null : findings.FirstOrDefault(finding => finding.Message == check.Reason)?.Rule);
        return new ReportCheck
        {
            Leg = check.Leg,
            Name = check.Name,
            Outcome = outcome,
            MustBeRefused = check.MustBeRefused,
            Action = check.Action,
            Resource = check.Resource,
            Reason = check.Reason,
            RecommendedAction = check.RecommendedAction,
            Rule = rule is null ? null : ReportRule.Of(rule),
            StatementToAdd = outcome != ReportOutcome.Passed && check.StatementToAdd is { } statement ? PolicyWriter.Write(statement, indented: true) : null,
            Listing = outcome != ReportOutcome.Passed && check.Decision is { } decision ? StatementListing.Of(decision, check.StatementToChange).ToArray() : System.Array.Empty<string>(),
            StatementLocation = outcome == ReportOutcome.Passed ? null : places.Of(check.StatementToChange?.Location),
            StatePaths = check.StatePaths,
        };
    }

    /// <summary>What is open to more than the tasks name works, and is excess: a warning.</summary>
    public static ReportOutcome OutcomeOf(AccessCheck check) =>
        check is { Status: AccessStatus.Failed, IsExcess: true } ? ReportOutcome.Warning : OutcomeOf(check.Status);

    public static ReportOutcome OutcomeOf(AccessStatus status) => status switch
    {
        AccessStatus.Failed => ReportOutcome.Failed,
        AccessStatus.Undetermined => ReportOutcome.Undetermined,
        AccessStatus.NotTested => ReportOutcome.NotTested,
        _ => ReportOutcome.Passed,
    };
}
