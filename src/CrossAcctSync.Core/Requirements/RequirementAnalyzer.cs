using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Derives from a definition what its cross-account tasks need
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
public static class RequirementAnalyzer
{
    /// <summary>What a state machine needs of each target role. Pure: the same input gives the same answer.</summary>
    public static RequirementAnalysis Analyze(StateMachineDefinition definition, RequirementOptions options)
    {
        if (definition is null)
        {
            throw new ArgumentNullException(nameof(definition));
        }

        StateMachineIdentity identity = StateMachineIdentity.Of(definition, options ?? throw new ArgumentNullException(nameof(options)));
        definition = definition.WithType(identity.Type);
        var machineFindings = new List<Finding>();
        var flow = new TaskFlow(definition, options.SampleInputs, identity.Arn?.ToString(), identity.SourceRole?.ToString());
        var roles = new TargetRoleReader(definition, options, flow);
        var tasks = new TaskAnalyzer(definition, identity, options, roles);
        var builders = new List<RequirementBuilder>();
        var byRole = new Dictionary<string, RequirementBuilder>(StringComparer.Ordinal);

        foreach (StateNode state in definition.Tree.Tasks)
        {
            if (!state.Credentials.Exists)
            {
                tasks.CheckWithoutCredentials(state, machineFindings);
                continue;
            }

            string path = state.Group.PathOf(identity.Arn?.Name ?? definition.Name, state.Name);
            var sink = new FindingSink(path);
            IReadOnlyList<TargetRole> targets = roles.Read(state, sink);
            if (targets.Count == 0)
            {
                machineFindings.AddRange(sink.Findings);
            }

            TextPattern resourceText = definition.Text.Read(state.Resource) ?? TextPattern.Empty;
            TaskResource resource = tasks.ResourceOf(resourceText);
            foreach (TargetRole target in targets)
            {
                string key = target.Pattern.ToString();
                if (!byRole.TryGetValue(key, out RequirementBuilder? builder))
                {
                    byRole.Add(key, builder = new RequirementBuilder(target));
                    builders.Add(builder);
                }

                tasks.Analyze(state, path, resource, target, sink.Findings, builder);
            }
        }

        AddMachineFindings(definition, identity, builders, machineFindings);
        SyncRequirement[] requirements = builders.Select(builder => builder.Build(definition, identity, machineFindings)).ToArray();
        return new RequirementAnalysis(definition, requirements, machineFindings);
    }

    private static void AddMachineFindings(StateMachineDefinition definition, StateMachineIdentity identity, List<RequirementBuilder> builders, List<Finding> findings)
    {
        var sink = new FindingSink(null, findings);
        foreach (DuplicateKey duplicate in definition.Root.Document!.FindDuplicateKeys())
        {
            sink.Add(
                DefinitionRules.DuplicateKey,
                $"The name '{duplicate.Name}' stands twice in one object, first at {duplicate.First.Position}; the last one holds.",
                "Remove one of them.",
                duplicate.Again);
        }

        if (builders.Count > 0)
        {
            identity.AddFindings(sink, definition);
        }
    }
}
