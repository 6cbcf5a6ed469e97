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
    private static readonly string[] FieldsWithoutList =
        { "ResultWriter", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath", "ToleratedFailureCount", "ToleratedFailureCountPath" };

    private readonly IDefinitionText _text;
    private readonly PayloadTemplate _template;
    private readonly ChoiceRule _rule;
    private readonly Dictionary<string, ReferencePath?> _paths = new(StringComparer.Ordinal);

    public StateStep(IDefinitionText text)
    {
        _text = text;
        _template = new PayloadTemplate(text);
        _rule = new ChoiceRule(text, _template);
    }

    /// <summary>The situation behind <c>InputPath</c>: what the state's other fields see.</summary>
    public WorkflowScope EffectiveInput(StateNode state, WorkflowScope scope)
    {
        SourceNode path = state[StateField.InputPath];
        if (state.QueryLanguage == QueryLanguage.Jsonata || !path.Exists)
        {
            return scope;
        }

        return path.Kind == SourceNodeKind.Null
            ? scope.WithInput(WorkflowValue.OfObject(ValueMembers.None))
            : scope.WithInput(PayloadTemplate.EvaluatePath(_text.Read(path), scope));
    }

    /// <summary>What the states within a Map or Parallel see when they start.</summary>
    public IEnumerable<WorkflowScope> InnerScopes(StateNode state, WorkflowScope scope)
    {
        if (state.Kind == StateKind.Parallel)
        {
            return new[] { state.Arguments.Exists ? scope.WithInput(Evaluate(state.Arguments, state, scope)) : scope };
        }

        // Items are entered while more of them are asked for.
        return Items(state, scope).Select(item => ItemScope(state, scope, item.Item, item.Context));
    }

    /// <summary>
    /// Whether the result is the list of what the branches or items put out: not where a Map has items that are not known,
    /// writes its results elsewhere, or may leave out those that failed.
    /// </summary>
    public bool HasListOfOutputs(StateNode state, WorkflowScope scope) => state.Kind == StateKind.Parallel
        || (Array.TrueForAll(FieldsWithoutList, field => !state.Node[field].Exists)
            && ItemsOf(state, scope) is not null);

    /// <summary>What a state gives that runs no other states: what a task answers is not known.</summary>
    public WorkflowValue ResultOf(StateNode state, WorkflowScope scope) => state.Kind switch
    {
        StateKind.Pass when state[StateField.Result].Exists => _template.Literal(state[StateField.Result]),
        StateKind.Pass when state.QueryLanguage == QueryLanguage.JsonPath && state[StateField.Parameters].Exists => Evaluate(state[StateField.Parameters], state, scope),
        StateKind.Task or StateKind.Map or StateKind.Parallel => WorkflowValue.Unknown,
        _ => scope.Input,
    };

    /// <summary>
    /// Adds the states that follow, each with what it is handed; one without a name stands for the end of the group.
    /// </summary>
    /// <param name="state">The state that is left.</param>
    /// <param name="raw">The situation as it was entered.</param>
    /// <param name="effective">The situation behind <c>InputPath</c>.</param>
    /// <param name="results">What the state can give before its own fields shape it.</param>
    /// <param name="open">Where the states that follow are added.</param>
    /// <param name="choices">Takes the ways that a Choice does not take.</param>
    public void Leave(StateNode state, WorkflowScope raw, WorkflowScope effective, IReadOnlyList<WorkflowValue> results, Queue<StateEntry> open, ChoiceWays choices)
    {
        OutputFields fields = OutputFields.Of(state);
        if (state.Kind == StateKind.Choice)
        {
            Choose(state, fields, raw, effective, open, choices);
            return;
        }

        SourceNode next = state[StateField.Next];
        if (next.IsString || !state[StateField.Type].TextEquals("Fail"))
        {
            for (int i = 0; i < results.Count; i++)
            {
                open.Enqueue(new StateEntry(next.IsString ? next : default, state, Out(fields, state, raw, effective, results[i])));
            }
        }

        foreach (SourceNode catcher in state[StateField.Catch].Elements)
        {
            Add(catcher["Next"], state, Out(OutputFields.Of(catcher), state, raw, effective, WorkflowValue.Unknown), open);
        }
    }

    private static void Add(SourceNode next, StateNode state, WorkflowScope scope, Queue<StateEntry> open)
    {
        if (next.IsString)
        {
            open.Enqueue(new StateEntry(next, state, scope));
        }
    }

    /// <summary>
    /// Takes the first rule that matches, each rule that may match before it, and else the default. The state's own Assign
    /// and Output hold only when no rule matches (https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html).
    /// </summary>
    private void Choose(StateNode state, OutputFields fields, WorkflowScope raw, WorkflowScope effective, Queue<StateEntry> open, ChoiceWays ways)
    {
        WorkflowValue input = effective.Input;
        WorkflowScope? plain = null;
        bool isSettled = false;
        foreach (SourceNode rule in state[StateField.Choices].Elements)
        {
            SourceNode next = rule["Next"];
            bool? matches = isSettled ? false : _rule.Matches(rule, state.QueryLanguage, effective);
            if (matches == false)
            {
                ways.Pass(state, next);
                continue;
            }

            SourceNode assign = rule["Assign"];
            SourceNode output = rule["Output"];
            bool isPlain = !assign.Exists && !output.Exists;
            WorkflowScope left = isPlain && plain is not null ? plain : Out(fields with { Assign = assign, Output = output }, state, raw, effective, input);
            plain = isPlain ? left : plain;
            Add(next, state, left, open);
            ways.Take(state, next);
            isSettled = matches == true;
        }

        if (isSettled)
        {
            ways.Pass(state, state[StateField.Default]);
            return;
        }

        Add(state[StateField.Default], state, Out(fields, state, raw, effective, input), open);
        ways.Take(state, state[StateField.Default]);
    }

    /// <summary>The situation behind the fields of a state, a choice or a catcher that shape its output.</summary>
    private WorkflowScope Out(OutputFields fields, StateNode state, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        WorkflowScope assigned = Assign(fields.Assign, state, raw, effective, result);
        if (state.QueryLanguage == QueryLanguage.Jsonata)
        {
            return assigned.WithInput(fields.Output.Exists ? _template.Evaluate(fields.Output, state.QueryLanguage, effective, result) : result);
        }

        WorkflowValue selected = fields.ResultSelector.Exists
            ? _template.Evaluate(fields.ResultSelector, state.QueryLanguage, effective.WithInput(result))
            : result;
        WorkflowValue output = selected;
        SourceNode resultPath = fields.ResultPath;
        if (resultPath.Kind == SourceNodeKind.Null)
        {
            output = raw.Input;
        }
        else if (resultPath.Exists && PathOf(resultPath) is { IsWholeInput: false } path)
        {
            output = path.Set(raw.Input, selected) ?? WorkflowValue.Unknown;
        }

        SourceNode outputPath = fields.OutputPath;
        // Variables are still those from before Assign.
        return !outputPath.Exists ? assigned.WithInput(output)
            : outputPath.Kind == SourceNodeKind.Null ? assigned.WithInput(WorkflowValue.OfObject(ValueMembers.None))
            : assigned.WithInput(PayloadTemplate.EvaluatePath(_text.Read(outputPath), effective.WithInput(output)));
    }

    /// <summary>The same few places are named by most states.</summary>
    private ReferencePath? PathOf(SourceNode node)
    {
        string text = _text.Read(node)?.ToMarkedText() ?? string.Empty;
        if (!_paths.TryGetValue(text, out ReferencePath? path))
        {
            _paths.Add(text, path = ReferencePath.TryParse(text));
        }

        return path;
    }

    private WorkflowScope Assign(SourceNode assign, StateNode state, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        if (!assign.IsObject)
        {
            return raw;
        }

        // In JSONPath, '$' within Assign is the state's result; in JSONata it is $states.result.
        WorkflowScope seen = state.QueryLanguage == QueryLanguage.JsonPath ? effective.WithInput(result) : effective;
        WorkflowValue assigned = _template.Evaluate(assign, state.QueryLanguage, seen, result);
        return assigned.Kind == WorkflowValueKind.Object ? raw.WithVariables(assigned.Members) : raw.WithoutVariables();
    }

    private WorkflowValue Evaluate(SourceNode node, StateNode state, WorkflowScope scope) => _template.Evaluate(node, state.QueryLanguage, scope);

    /// <summary>The items with what the context object says of them; one of which nothing is known stands for any number.</summary>
    private IEnumerable<(WorkflowValue Item, WorkflowValue Context)> Items(StateNode state, WorkflowScope scope)
    {
        (WorkflowValue, WorkflowValue)[] any = { (WorkflowValue.Unknown, WorkflowValue.Unknown) };
        return ItemsOf(state, scope) is { } items ? items.Select((item, index) => (item, ItemContext(index, item))) : any;
    }

    private IReadOnlyList<WorkflowValue>? ItemsOf(StateNode state, WorkflowScope scope)
    {
        // What a reader fetches, and how a batcher packs it, is not in the definition.
        if (state[StateField.ItemReader].Exists || state[StateField.ItemBatcher].Exists)
        {
            return null;
        }

        WorkflowValue items = state.QueryLanguage == QueryLanguage.Jsonata
            ? state[StateField.Items].Exists ? Evaluate(state[StateField.Items], state, scope) : scope.Input
            : state[StateField.ItemsPath].Exists ? PayloadTemplate.EvaluatePath(_text.Read(state[StateField.ItemsPath]), scope) : scope.Input;
        return items.Kind == WorkflowValueKind.Array && !items.IsOpen ? items.Items : null;
    }

    /// <summary>
    /// <c>$$.Map.Item</c>; <c>Key</c> and <c>Source</c> are not followed
    /// (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html).
    /// </summary>
    private static WorkflowValue ItemContext(int index, WorkflowValue item) => WorkflowValue.OfObject(
        new ValueMembers(2)
        {
            ["Index"] = WorkflowValue.OfNumber(index),
            ["Value"] = item,
        },
        isOpen: true);

    private WorkflowScope ItemScope(StateNode state, WorkflowScope scope, WorkflowValue item, WorkflowValue itemContext)
    {
        WorkflowValue map = WorkflowValue.OfObject(new ValueMembers(1) { ["Item"] = itemContext });
        WorkflowScope within = scope.WithContext(scope.Context.With("Map", map));
        SourceNode selector = state[StateField.ItemSelector].Exists ? state[StateField.ItemSelector] : state[StateField.Parameters];
        WorkflowValue input = selector.Exists ? Evaluate(selector, state, within) : item;
        SourceNode processor = state[StateField.ItemProcessor];
        if (processor["ProcessorConfig"]["Mode"].TextEquals("DISTRIBUTED"))
        {
            // Each child execution has its own input.
            within = within.WithContext(within.Context.With("Execution", within.Context.Member("Execution").With("Input", input)));
        }

        return within.WithInput(input);
    }
}
