using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>What the tasks of a definition can see; worked out when a dynamic value first asks for it.</summary>
internal sealed class TaskFlow
{
    private readonly StateMachineDefinition _definition;
    private readonly IReadOnlyList<SourceDocument> _sampleInputs;
    private readonly string? _stateMachineArn;
    private readonly string? _sourceRoleArn;
    private readonly bool _areNamesUnique;
    private WorkflowFlow? _flow;

    public TaskFlow(StateMachineDefinition definition, IReadOnlyList<SourceDocument> sampleInputs, string? stateMachineArn, string? sourceRoleArn, bool areNamesUnique)
    {
        _definition = definition;
        _sampleInputs = sampleInputs;
        _stateMachineArn = stateMachineArn;
        _sourceRoleArn = sourceRoleArn;
        _areNamesUnique = areNamesUnique;
    }

    private WorkflowFlow Flow => _flow ??= WorkflowFlow.Run(_definition.Tree, _definition.Text, _areNamesUnique, Start());

    /// <summary>The situations that the state can be in.</summary>
    public IReadOnlyList<WorkflowScope> ScopesOf(StateNode state) => Flow.ScopesOf(state);

    /// <summary>
    /// The Choice that is known never to lead to a state, with the names of the states that it leads to; null when the state
    /// is entered, or may be.
    /// </summary>
    public (StateNode Choice, IReadOnlyList<string> Taken)? ChoiceThatPasses(StateNode state) =>
        _definition.Tree.HasChoice ? Flow.ChoiceThatPasses(state) : null;

    /// <summary>The context object at the start (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html).</summary>
    private WorkflowScope[] Start()
    {
        WorkflowValue[] values = _sampleInputs.Count == 0 ? new[] { WorkflowValue.Unknown } : _sampleInputs.Select(input => WorkflowValue.Of(input.Root)).ToArray();
        return Array.ConvertAll(values, input => new WorkflowScope(input, Open(
            ("Execution", Open(("Input", input), ("RoleArn", Text(_sourceRoleArn)))),
            ("StateMachine", Open(("Id", Text(_stateMachineArn)), ("Name", Text(_stateMachineArn is null ? null : _definition.Name)))))));
    }

    private static WorkflowValue Text(string? text) => text is null ? WorkflowValue.Unknown : WorkflowValue.OfText(text);

    private static WorkflowValue Open(params (string Name, WorkflowValue Value)[] members)
    {
        var open = new ValueMembers(members.Length);
        foreach ((string name, WorkflowValue value) in members)
        {
            open[name] = value;
        }

        return WorkflowValue.OfObject(open, isOpen: true);
    }
}
