using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// What a state makes of the data on its way through
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html).
/// </summary>
internal sealed class StateStep
{
    private readonly IDefinitionText _text;
    private readonly PayloadTemplate _template;

    public StateStep(IDefinitionText text)
    {
        _text = text;
        _template = new PayloadTemplate(text);
    }

    /// <summary>The situation behind <c>InputPath</c>: what the state's other fields see.</summary>
    public WorkflowScope EffectiveInput(StateNode state, WorkflowScope scope)
    {
        SourceNode path = state.Node["InputPath"];
        if (state.QueryLanguage == QueryLanguage.Jsonata || !path.Exists)
        {
            return scope;
        }

        return path.Kind == SourceNodeKind.Null
            ? scope.WithInput(WorkflowValue.OfObject(new Dictionary<string, WorkflowValue>()))
            : scope.WithInput(PayloadTemplate.EvaluatePath(_text.Read(path), scope));
    }

    /// <summary>What the states within a Map or Parallel see when they start.</summary>
    public IEnumerable<WorkflowScope> InnerScopes(StateNode state, WorkflowScope scope)
    {
        if (state.Kind == StateKind.Parallel)
        {
            return new[] { state.Arguments.Exists ? scope.WithInput(Evaluate(state.Arguments, state, scope)) : scope };
        }

        return Items(state, scope).Select((item, index) => ItemScope(state, scope, item, index));
    }

    /// <summary>The states that follow, each with what it is handed.</summary>
    /// <param name="state">The state that is left.</param>
    /// <param name="raw">The situation as it was entered.</param>
    /// <param name="effective">The situation behind <c>InputPath</c>.</param>
    public IEnumerable<(string Next, WorkflowScope Scope)> Leave(StateNode state, WorkflowScope raw, WorkflowScope effective)
    {
        WorkflowValue result = Result(state, effective);
        WorkflowScope left = Out(state.Node, state, raw, effective, result);
        if (state.Node["Next"].StringValue is { } next)
        {
            yield return (next, left);
        }

        foreach (SourceNode choice in state.Node["Choices"].Elements)
        {
            if (choice["Next"].StringValue is { } chosen)
            {
                yield return (chosen, choice["Output"].Exists || choice["Assign"].Exists ? Out(choice, state, raw, effective, result) : left);
            }
        }

        if (state.Node["Default"].StringValue is { } otherwise)
        {
            yield return (otherwise, left);
        }

        foreach (SourceNode catcher in state.Node["Catch"].Elements)
        {
            if (catcher["Next"].StringValue is { } caught)
            {
                yield return (caught, Out(catcher, state, raw, effective, WorkflowValue.Unknown));
            }
        }
    }

    private WorkflowValue Result(StateNode state, WorkflowScope scope) => state.Kind switch
    {
        StateKind.Pass when state.Node["Result"].Exists => Evaluate(state.Node["Result"], state, scope),
        StateKind.Pass when state.Node["Parameters"].Exists => Evaluate(state.Node["Parameters"], state, scope),
        StateKind.Task or StateKind.Map or StateKind.Parallel => WorkflowValue.Unknown,
        _ => scope.Input,
    };

    /// <summary>The situation behind the fields of a state, a choice or a catcher that shape its output.</summary>
    private WorkflowScope Out(SourceNode fields, StateNode state, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        WorkflowScope assigned = Assign(fields["Assign"], state, raw, effective, result);
        if (state.QueryLanguage == QueryLanguage.Jsonata)
        {
            return assigned.WithInput(fields["Output"].Exists ? _template.Evaluate(fields["Output"], state.QueryLanguage, effective, result) : result);
        }

        WorkflowValue selected = fields["ResultSelector"].Exists
            ? _template.Evaluate(fields["ResultSelector"], state.QueryLanguage, effective.WithInput(result))
            : result;
        WorkflowValue output = selected;
        SourceNode resultPath = fields["ResultPath"];
        if (resultPath.Kind == SourceNodeKind.Null)
        {
            output = raw.Input;
        }
        else if (resultPath.Exists && ReferencePath.TryParse(_text.Read(resultPath)?.ToMarkedText() ?? string.Empty) is { IsWholeInput: false } path)
        {
            output = path.Set(raw.Input, selected) ?? WorkflowValue.Unknown;
        }

        SourceNode outputPath = fields["OutputPath"];
        return !outputPath.Exists ? assigned.WithInput(output)
            : outputPath.Kind == SourceNodeKind.Null ? assigned.WithInput(WorkflowValue.OfObject(new Dictionary<string, WorkflowValue>()))
            : assigned.WithInput(PayloadTemplate.EvaluatePath(_text.Read(outputPath), assigned.WithInput(output)));
    }

    private WorkflowScope Assign(SourceNode assign, StateNode state, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        if (!assign.IsObject)
        {
            return raw;
        }

        // In JSONPath, '$' within Assign is the state's result; in JSONata it is $states.result.
        WorkflowScope seen = state.QueryLanguage == QueryLanguage.JsonPath ? effective.WithInput(result) : effective;
        return raw.WithVariables(_template.Evaluate(assign, state.QueryLanguage, seen, result).Members);
    }

    private WorkflowValue Evaluate(SourceNode node, StateNode state, WorkflowScope scope) => _template.Evaluate(node, state.QueryLanguage, scope);

    private IReadOnlyList<WorkflowValue> Items(StateNode state, WorkflowScope scope)
    {
        // What a reader fetches, and how a batcher packs it, is not in the definition.
        if (state.Node["ItemReader"].Exists || state.Node["ItemBatcher"].Exists)
        {
            return new[] { WorkflowValue.Unknown };
        }

        WorkflowValue items = state.QueryLanguage == QueryLanguage.Jsonata
            ? state.Node["Items"].Exists ? Evaluate(state.Node["Items"], state, scope) : scope.Input
            : state.Node["ItemsPath"].Exists ? PayloadTemplate.EvaluatePath(_text.Read(state.Node["ItemsPath"]), scope) : scope.Input;
        return items.Kind == WorkflowValueKind.Array ? items.Items : new[] { WorkflowValue.Unknown };
    }

    private WorkflowScope ItemScope(StateNode state, WorkflowScope scope, WorkflowValue item, int index)
    {
        WorkflowValue map = WorkflowValue.OfObject(new Dictionary<string, WorkflowValue>(StringComparer.Ordinal)
        {
            ["Item"] = WorkflowValue.OfObject(new Dictionary<string, WorkflowValue>(StringComparer.Ordinal)
            {
                ["Index"] = WorkflowValue.OfNumber(index),
                ["Value"] = item,
            }),
        });
        WorkflowScope within = scope.WithContext(scope.Context.With("Map", map));
        SourceNode selector = state.Node["ItemSelector"].Exists ? state.Node["ItemSelector"] : state.Node["Parameters"];
        WorkflowValue input = selector.Exists ? Evaluate(selector, state, within) : item;
        SourceNode processor = state.Node["ItemProcessor"];
        if (processor["ProcessorConfig"]["Mode"].TextEquals("DISTRIBUTED"))
        {
            // Each child execution has its own input.
            within = within.WithContext(within.Context.With("Execution", within.Context.Member("Execution").With("Input", input)));
        }

        return within.WithInput(input);
    }
}
