using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;

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
        IReadOnlyList<DuplicateKey> duplicates = definition.Root.Document!.FindDuplicateKeys();
        var builders = new RequirementBuilders();
        if (definition.Forms.Count == 0)
        {
            AddTasks(definition, identity, options, duplicates.Count == 0, builders, machineFindings, null);
        }
        else
        {
            var conditions = new ConditionalTasks(definition.Forms);
            foreach (StateMachineDefinition form in definition.Forms)
            {
                AddTasks(form, identity, options, duplicates.Count == 0, builders, machineFindings, conditions);
            }

            conditions.AddFindings();
        }

        AddMachineFindings(definition, identity, duplicates, builders.All.Count > 0, machineFindings);
        IReadOnlyList<ExecutionNeed> executionNeeds = builders.All.Count > 0 ? ExecutionNeeds.Of(definition, identity) : Array.Empty<ExecutionNeed>();
        if (executionNeeds.Count > 0)
        {
            ExecutionNeeds.Tell(executionNeeds, new FindingSink(null, machineFindings), definition);
        }

        var requirements = new SyncRequirement[builders.All.Count];
        UnnamedMachine? unnamed = identity.Arn is null ? UnnamedMachine.Of(definition, options) : null;
        for (int i = 0; i < requirements.Length; i++)
        {
            requirements[i] = builders.All[i].Build(definition, identity, executionNeeds, machineFindings) with { Unnamed = unnamed };
        }

        return new RequirementAnalysis(definition, requirements, machineFindings);
    }

    private static void AddTasks(StateMachineDefinition definition, StateMachineIdentity identity, RequirementOptions options, bool hasDistinctKeys, RequirementBuilders builders, List<Finding> machineFindings, ConditionalTasks? conditions)
    {
        var flow = new TaskFlow(definition, options.SampleInputs, identity.Arn, identity.SourceRole?.ToString(), hasDistinctKeys);
        var roles = new TargetRoleReader(definition, options, flow);
        var tasks = new TaskAnalyzer(definition, identity, options, roles);
        AddShape(definition, conditions is not null, machineFindings);
        var sink = new FindingSink(null);
        var passedTasks = new PassedTasks(options.SampleInputs.Count, machineFindings);
        foreach (StateNode state in definition.Tree.Tasks)
        {
            if (!state.Credentials.Exists)
            {
                tasks.CheckWithoutCredentials(state, machineFindings);
                continue;
            }

            string path = tasks.PathOf(state);
            sink.Use(path);
            if (flow.ChoiceThatPasses(state) is { } passed)
            {
                passedTasks.Add(state, passed.Choice, passed.Taken, path);
                continue;
            }

            IReadOnlyList<TargetRole> targets = roles.Read(state, sink);
            if (targets.Count == 0)
            {
                machineFindings.AddRange(sink.Findings);
                continue;
            }

            TaskResource resource = tasks.ResourceOf(state);
            for (int i = 0; i < targets.Count; i++)
            {
                RequirementBuilder builder = builders.Of(targets[i]);
                tasks.Analyze(state, path, resource, targets[i], sink.Findings, builder);
                conditions?.Add(definition, state, path, builder);
            }
        }

        passedTasks.AddToRequirements(roles, builders);
        DataFlowCheck.Add(definition, flow, machineFindings);
    }

    /// <summary>What nothing reads, or what is refused; forms of one definition have most of it in common.</summary>
    private static void AddShape(StateMachineDefinition definition, bool isForm, List<Finding> findings)
    {
        var shape = new FindingSink(null);
        DefinitionShapeCheck.Add(definition, shape);
        ExpressionCheck.Add(definition, shape);
        DefinitionSyntaxCheck.Add(definition, shape);
        findings.AddRange(isForm ? shape.Findings.Except(findings, FindingComparer.Instance) : shape.Findings);
    }

    private static void AddMachineFindings(StateMachineDefinition definition, StateMachineIdentity identity, IReadOnlyList<DuplicateKey> duplicates, bool hasRequirements, List<Finding> findings)
    {
        var sink = new FindingSink(null, findings);
        foreach (DuplicateKey duplicate in duplicates)
        {
            sink.Add(
                DefinitionRules.DuplicateKey,
                $"The name '{duplicate.Name}' stands twice in one object, first at {duplicate.First.Position}; the last one holds.",
                "Remove one of them.",
                duplicate.Again);
        }

        if (hasRequirements)
        {
            identity.AddFindings(sink, definition);
        }
    }
}
