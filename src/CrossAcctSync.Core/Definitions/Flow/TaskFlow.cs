using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>What the tasks of a definition can see; worked out when a dynamic value first asks for it.</summary>
internal sealed class TaskFlow
{
    private readonly StateMachineDefinition _definition;
    private readonly IReadOnlyList<SourceDocument> _sampleInputs;
    private readonly StateMachineArn? _stateMachineArn;
    private readonly string? _sourceRoleArn;
    private readonly bool _areNamesUnique;
    private WorkflowFlow? _flow;

    public TaskFlow(StateMachineDefinition definition, IReadOnlyList<SourceDocument> sampleInputs, StateMachineArn? stateMachineArn, string? sourceRoleArn, bool areNamesUnique)
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

    /// <summary>Whether there are inputs of executions to work with.</summary>
    public bool HasSamples => _sampleInputs.Count > 0;

    /// <summary>Whether the data was too much work to follow, so that all that states see was taken for unknown.</summary>
    public bool IsCutShort => _flow is { IsCutShort: true };

    /// <summary>The paths that were found to lead nowhere, as far as the data was followed.</summary>
    public IEnumerable<SourceNode> Nowhere => _flow is null || IsCutShort ? Array.Empty<SourceNode>() : _flow.Nowhere;

    /// <summary>The context object at the start (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html).</summary>
    private WorkflowScope[] Start()
    {
        WorkflowValue[] values = _sampleInputs.Count == 0 ? new[] { WorkflowValue.UnknownOf("input") } : _sampleInputs.Select(input => WorkflowValue.Of(input.Root)).ToArray();
        return Array.ConvertAll(values, input => new WorkflowScope(input, Open(
            ("Execution", Open(("Id", WorkflowValue.OfText(ExecutionArn())), ("Input", input), ("RoleArn", Text(_sourceRoleArn)))),
            ("StateMachine", Open(("Id", Text(_stateMachineArn?.ToString())), ("Name", Text(_stateMachineArn?.Name)))))));
    }

    /// <summary>
    /// <c>arn:aws:states:us-east-1:111122223333:execution:Name:run</c>, and <c>express</c> with one part more in an Express
    /// workflow (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html).
    /// </summary>
    private TextPattern ExecutionArn() => _stateMachineArn is not { } arn ? TextPattern.Unknown : TextPattern.Concat(
        TextPattern.Of($"arn:{arn.Partition}:states:{arn.Region}:{arn.AccountId}:"),
        _definition.Type switch
        {
            StateMachineType.Standard => TextPattern.Of("execution"),
            StateMachineType.Express => TextPattern.Of("express"),
            _ => TextPattern.Unknown,
        },
        TextPattern.Of($":{arn.Name}:"),
        TextPattern.Unknown);

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
