using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>What the tasks of a definition can see; worked out when a dynamic value first asks for it.</summary>
internal sealed class TaskFlow
{
    private readonly Lazy<Func<StateNode, IReadOnlyList<WorkflowScope>>> _scopes;

    public TaskFlow(StateMachineDefinition definition, IReadOnlyList<SourceDocument> sampleInputs, string? stateMachineArn, string? sourceRoleArn)
    {
        _scopes = new(() => WorkflowFlow.Run(definition.Tree, definition.Text, Start(definition, sampleInputs, stateMachineArn, sourceRoleArn)));
    }

    /// <summary>The situations that the state can be in.</summary>
    public IReadOnlyList<WorkflowScope> ScopesOf(StateNode state) => _scopes.Value(state);

    /// <summary>The context object at the start (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html).</summary>
    private static WorkflowScope[] Start(StateMachineDefinition definition, IReadOnlyList<SourceDocument> inputs, string? stateMachineArn, string? sourceRoleArn)
    {
        WorkflowValue[] values = inputs.Count == 0 ? new[] { WorkflowValue.Unknown } : inputs.Select(input => WorkflowValue.Of(input.Root)).ToArray();
        return Array.ConvertAll(values, input => new WorkflowScope(input, Open(
            ("Execution", Open(("Input", input), ("RoleArn", Text(sourceRoleArn)))),
            ("StateMachine", Open(("Id", Text(stateMachineArn)), ("Name", Text(stateMachineArn is null ? null : definition.Name)))))));
    }

    private static WorkflowValue Text(string? text) => text is null ? WorkflowValue.Unknown : WorkflowValue.OfText(text);

    private static WorkflowValue Open(params (string Name, WorkflowValue Value)[] members) =>
        WorkflowValue.OfObject(members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal), isOpen: true);
}
