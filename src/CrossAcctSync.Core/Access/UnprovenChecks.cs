using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>Calls of which it is not known all that they need: what is known may be allowed and the call be refused.</summary>
internal static class UnprovenChecks
{
    /// <summary>An undetermined check for each finding that a call's permissions are not proven.</summary>
    public static IEnumerable<AccessCheck> Of(SyncRequirement requirement) =>
        requirement.Findings.Where(finding => finding.Rule == DefinitionRules.PermissionsNotProven).Select(finding => new AccessCheck
        {
            Leg = AccessLeg.Permission,
            Name = "all that the call needs is known",
            Status = AccessStatus.Undetermined,
            Reason = finding.Message,
            RecommendedAction = finding.RecommendedAction,
            StatePaths = finding.StatePath is { } path ? new[] { path } : Array.Empty<string>(),
        });
}
