using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>What was found while the data of a definition was followed.</summary>
internal static class DataFlowCheck
{
    /// <summary>Adds the findings, each of the machine as a whole; forms of one definition have most of them in common.</summary>
    public static void Add(StateMachineDefinition definition, TaskFlow flow, List<Finding> findings)
    {
        var sink = new FindingSink(null);
        if (flow.IsCutShort)
        {
            sink.Add(
                DefinitionRules.DataFlowCutShort,
                $"The data of '{definition.Name}' takes more work to follow than is spent on one definition, so that all that its states see at run time is taken for unknown.",
                "Name the roles that its tasks can have (-TargetRoleArn), or take the definition apart.",
                definition.Root.LaterLocation);
        }

        foreach (SourceNode node in flow.Nowhere.Concat(OfTasks(definition, flow)).Distinct().OrderBy(node => node.Index))
        {
            sink.Add(
                DefinitionRules.PathLeadsNowhere,
                $"'{node.Text}' leads nowhere in at least one of the ways that the data can take, and an execution fails there.",
                "Check the path, or what the states before hand on; with a sample input, check that it has all that an execution has.",
                node.LaterLocation);
        }

        if (sink.Findings.Count > 0)
        {
            findings.AddRange(sink.Findings.Except(findings, FindingComparer.Instance));
        }
    }

    /// <summary>
    /// The paths in what tasks hand over, which nothing follows any further: looked at where there are samples, and those of
    /// roles in any case.
    /// </summary>
    private static IEnumerable<SourceNode> OfTasks(StateMachineDefinition definition, TaskFlow flow)
    {
        var template = new PayloadTemplate(definition.Text);
        if (flow.IsCutShort)
        {
            return template.Nowhere;
        }

        foreach (StateNode task in definition.Tree.Tasks)
        {
            if (task.QueryLanguage != QueryLanguage.JsonPath || (!flow.HasSamples && !task.Credentials["RoleArn.$"].Exists))
            {
                continue;
            }

            foreach (WorkflowScope scope in flow.ScopesOf(task))
            {
                template.Evaluate(task.Credentials, QueryLanguage.JsonPath, scope);
                if (flow.HasSamples)
                {
                    template.Evaluate(task.Arguments, QueryLanguage.JsonPath, scope);
                }
            }
        }

        return template.Nowhere;
    }
}
