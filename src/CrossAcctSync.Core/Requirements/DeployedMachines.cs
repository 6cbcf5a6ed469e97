using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Finds the state machines of definitions that do not tell their ARN among those of accounts: by the name that is deployed, or
/// by the rule by which an engine makes names. One that alone fits is used, with a finding; of several none is.
/// </summary>
public static class DeployedMachines
{
    // State machines that a message writes out.
    private const int Most = 3;

    /// <summary>The requirements in their order, those whose state machine was found with its ARN, and analysed again with it.</summary>
    /// <param name="requirements">The requirements of a run.</param>
    /// <param name="machines">Gives the state machines that are there, or null when not all could be read; asked only when a requirement needs it.</param>
    public static IReadOnlyList<SyncRequirement> Find(IReadOnlyList<SyncRequirement> requirements, Func<IReadOnlyList<StateMachineDefinition>?> machines)
    {
        _ = machines ?? throw new ArgumentNullException(nameof(machines));
        if ((requirements ?? throw new ArgumentNullException(nameof(requirements))).All(requirement => requirement.Unnamed is null))
        {
            return requirements;
        }

        if (machines() is not { } there)
        {
            return requirements;
        }

        var run = new Run(requirements, there);
        return requirements.Select(run.Find).ToArray();
    }

    private sealed class Run
    {
        private readonly IReadOnlyList<StateMachineDefinition> _there;
        private readonly HashSet<string> _taken;
        private readonly Dictionary<UnnamedMachine, IReadOnlyList<StateMachineDefinition>> _fitting = new();
        private readonly Dictionary<UnnamedMachine, RequirementAnalysis> _analyses = new();

        public Run(IReadOnlyList<SyncRequirement> requirements, IReadOnlyList<StateMachineDefinition> there)
        {
            _there = there.Where(machine => machine.Arn is not null).ToArray();
            _taken = new HashSet<string>(requirements.Select(requirement => requirement.StateMachineArn).OfType<string>(), StringComparer.Ordinal);
            foreach (SyncRequirement requirement in requirements)
            {
                if (requirement.Unnamed is { } unnamed && !_fitting.ContainsKey(unnamed))
                {
                    _fitting.Add(unnamed, _there.Where(machine => Fits(requirement, unnamed, machine)).GroupBy(machine => machine.Arn!.Unqualified).Select(group => group.First()).ToArray());
                }
            }
        }

        public SyncRequirement Find(SyncRequirement requirement)
        {
            if (requirement.Unnamed is not { } unnamed || _fitting[unnamed].Count == 0)
            {
                return requirement;
            }

            IReadOnlyList<StateMachineDefinition> fitting = _fitting[unnamed];
            StateMachineArn only = fitting[0].Arn!.Unqualified;
            bool isContested = fitting.Count > 1 || _taken.Contains(only.ToString()) || _fitting.Any(other => other.Key != unnamed && other.Value.Any(machine => machine.Arn!.Unqualified.Equals(only)));
            if (isContested)
            {
                return Tell(requirement, unnamed, fitting);
            }

            if (!_analyses.TryGetValue(unnamed, out RequirementAnalysis? analysis))
            {
                analysis = RequirementAnalyzer.Analyze(unnamed.Definition, unnamed.Options with
                {
                    StateMachineArns = new[] { only },
                    SourceRoleArn = unnamed.Options.SourceRoleArn ?? fitting[0].SourceRoleArn,
                });
                _analyses.Add(unnamed, analysis);
            }

            return analysis.Requirements.FirstOrDefault(found => found.TargetRolePattern == requirement.TargetRolePattern && found.StateMachineArn == only.ToString()) is { } known
                ? known with { Findings = known.Findings.Prepend(Found(unnamed, only)).OrderByDescending(finding => finding.Severity).ToArray() }
                : requirement;
        }

        private static bool Fits(SyncRequirement requirement, UnnamedMachine unnamed, StateMachineDefinition machine) =>
            unnamed.Fits(machine.Arn!.Name)
            && (requirement.SourceAccountId is null || requirement.SourceAccountId == machine.Arn.AccountId)
            && (requirement.Region is null || requirement.Region == machine.Arn.Region)
            && (requirement.Partition is null || requirement.Partition == machine.Arn.Partition)
            && (requirement.SourceRoleArn is null || machine.SourceRoleArn is null || requirement.SourceRoleArn == machine.SourceRoleArn.ToString());

        private static Finding Found(UnnamedMachine unnamed, StateMachineArn only) => new(
            DefinitionRules.StateMachineMatched,
            $"Of the state machines that are there, {only} alone has a name as {unnamed.Form}, so that '{unnamed.Definition.Name}' was taken for it.",
            "Give it with -StateMachineArn, so that no other stack's can be meant.")
        {
            Location = unnamed.Definition.Root.Location,
        };

        /// <summary>The requirement with the state machines that it may be.</summary>
        private static SyncRequirement Tell(SyncRequirement requirement, UnnamedMachine unnamed, IReadOnlyList<StateMachineDefinition> fitting) => requirement with
        {
            Findings = requirement.Findings.Select(finding => finding.Rule != DefinitionRules.StateMachineArnUnknown ? finding : new Finding(
                finding.Rule,
                $"{finding.Message} Names as {unnamed.Form} have {NameList.Of(fitting.Select(machine => machine.Arn!.Unqualified.ToString()).ToArray(), Most)}, and which of them it is, or whose else, does not show.",
                finding.RecommendedAction)
            {
                Location = finding.Location,
            }).ToArray(),
        };
    }
}
