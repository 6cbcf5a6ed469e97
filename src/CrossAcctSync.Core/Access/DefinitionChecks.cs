using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>The leg of the definition: what its analysis found to be wrong.</summary>
internal static class DefinitionChecks
{
    private const string Name = "the definition names a role and integrations that exist";

    /// <summary>A failed check for each error, an undetermined one for a role that only the run will tell, else a passed one.</summary>
    public static IEnumerable<AccessCheck> Of(SyncRequirement requirement)
    {
        AccessCheck[] errors = requirement.Findings
            .Where(finding => finding.Severity == FindingSeverity.Error)
            .Select(finding => Check(AccessStatus.Failed, finding.Message) with
            {
                RecommendedAction = finding.RecommendedAction,
                StatePaths = finding.StatePath is null ? requirement.Tasks.Select(task => task.StatePath).ToArray() : new[] { finding.StatePath },
            })
            .ToArray();
        if (errors.Length > 0)
        {
            return errors;
        }

        if (requirement.TargetRoleArn is null)
        {
            Finding? dynamic = requirement.Findings.FirstOrDefault(finding => finding.Rule == DefinitionRules.RoleDynamic);
            return new[]
            {
                Check(AccessStatus.Undetermined, $"Only the run will tell the target role; of it {requirement.TargetRolePattern} is known.") with
                {
                    RecommendedAction = dynamic?.RecommendedAction,
                },
            };
        }

        return new[] { Check(AccessStatus.Passed, $"{requirement.Tasks.Count} {(requirement.Tasks.Count == 1 ? "task runs" : "tasks run")} with {requirement.TargetRoleArn}.") };
    }

    private static AccessCheck Check(AccessStatus status, string reason) => new()
    {
        Leg = AccessLeg.Definition,
        Name = Name,
        Status = status,
        Reason = reason,
    };
}
