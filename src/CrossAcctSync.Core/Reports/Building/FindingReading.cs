using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>A finding as a report has it.</summary>
internal static class FindingReading
{
    private static readonly HashSet<string> Trusts = new(
        TrustRules.All.Concat(new[] { AccessRules.TargetDoesNotTrust, AccessRules.RoleNotFound, AccessRules.TrustAcceptsAnyExternalId, AccessRules.TrustAcceptsOtherRoles, AccessRules.TrustWithoutExternalId })
            .Select(rule => rule.Code),
        StringComparer.Ordinal);

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

    /// <summary>The leg that a finding of a path is about: the definition's, unless the rule is one of access or of trusts.</summary>
    public static AccessLeg LegOf(ReportFinding finding) =>
        finding.Rule.Code == AccessRules.PermissionBeyondNeed.Code || finding.Rule.Code == AccessRules.EventBridgeLeftover.Code || finding.Rule.Code == AccessRules.PermissionOnSibling.Code ? AccessLeg.Permission
        : Trusts.Contains(finding.Rule.Code) ? AccessLeg.Trust
        : AccessLeg.Definition;
}
