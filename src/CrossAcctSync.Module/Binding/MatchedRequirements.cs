using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Findings;
using CrossAcctSync.Module.Commands;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Binding;

/// <summary>Requirements with the ARNs that their state machines have in the accounts, where their definitions do not tell them.</summary>
internal static class MatchedRequirements
{
    /// <summary>The requirements, in their order; what was found, and what kept it from being found, is a warning.</summary>
    public static IReadOnlyList<SyncRequirement> Of(SyncCmdlet cmdlet, IReadOnlyList<SyncRequirement> requirements, IAccountInventory accounts)
    {
        IReadOnlyList<SyncRequirement> found = DeployedMachines.Find(requirements, () => Machines(cmdlet, accounts));
        foreach (Finding finding in found.SelectMany(requirement => requirement.Findings).Where(finding => finding.Rule == DefinitionRules.StateMachineMatched).Distinct())
        {
            cmdlet.WriteWarning($"{finding.Message} {finding.RecommendedAction} [{finding.Code}]");
        }

        return found;
    }

    /// <summary>The state machines that are there; null when one may be that could not be read.</summary>
    private static IReadOnlyList<StateMachineDefinition>? Machines(SyncCmdlet cmdlet, IAccountInventory accounts)
    {
        bool isWhole = true;
        var machines = new List<StateMachineDefinition>();
        foreach (DefinitionResult result in accounts.ListStateMachines(problem => Miss(problem.Message), cmdlet.Cancellation))
        {
            if (result.Definition is { } definition)
            {
                machines.Add(definition);
            }
            else
            {
                Miss(result.Problem!.Message);
            }
        }

        return isWhole ? machines : null;

        void Miss(string reason)
        {
            isWhole = false;
            cmdlet.WriteWarning($"The state machines of definitions without an ARN were not looked for, since not all that are there could be read: {reason}");
        }
    }
}
