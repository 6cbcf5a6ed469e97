using CrossAcctSync.Access;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>A finding as a report has it.</summary>
internal static class FindingReading
{
    public static ReportFinding Of(Finding finding, ReportPlaces places) => new()
    {
        Rule = ReportRule.Of(finding.Rule),
        Severity = finding.Severity,
        Message = finding.Message,
        RecommendedAction = finding.RecommendedAction,
        Subject = finding.StatePath ?? finding.Subject,
        Element = finding.Element,
        Location = places.Of(finding.Location),
    };

    /// <summary>The leg that a finding of a path is about.</summary>
    public static AccessLeg LegOf(ReportFinding finding) =>
        finding.Rule.Code == AccessRules.PermissionBeyondNeed.Code || finding.Rule.Code == AccessRules.EventBridgeLeftover.Code ? AccessLeg.Permission : AccessLeg.Definition;
}
