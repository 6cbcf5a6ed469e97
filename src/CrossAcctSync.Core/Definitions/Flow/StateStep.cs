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

    /// <summary>Makes the steps of a workflow.</summary>
    /// <param name="text">Reads its texts.</param>
    /// <param name="facts">Tells conditions apart.</param>
    public StateStep(IDefinitionText text, ChoiceFacts facts)
    {
        _text = text;
        _template = new PayloadTemplate(text);
        _rule = new ChoiceRule(text, _template, facts);
    }

    /// <summary>The paths that were found to lead nowhere.</summary>
    public IReadOnlyCollection<SourceNode> Nowhere => _template.Nowhere;

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
            : scope.WithInput(_template.EvaluatePath(path, scope));
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
                AddAll(next.IsString ? next : default, state, Out(fields, state, raw, effective, results[i]), open);
            }
        }

        foreach (SourceNode catcher in state[StateField.Catch].Elements)
        {
            if (catcher["Next"].IsString)
            {
                AddAll(catcher["Next"], state, Out(OutputFields.Of(catcher), state, raw, effective, WorkflowValue.Unknown), open);
            }
        }
    }

    private static void Add(SourceNode next, StateNode state, WorkflowScope scope, Queue<StateEntry> open) =>
        open.Enqueue(new StateEntry(next, state, scope));

    private static void AddAll(SourceNode next, StateNode state, IReadOnlyList<WorkflowScope> scopes, Queue<StateEntry> open)
    {
        for (int i = 0; i < scopes.Count; i++)
        {
            Add(next, state, scopes[i], open);
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
            (WorkflowScope taken, WorkflowScope passed) = matches is null ? Part(rule, state, effective) : (effective, effective);
            bool isPlain = !assign.Exists && !output.Exists && ReferenceEquals(taken, effective);
            if (isPlain && plain is not null)
            {
                Add(next, state, plain, open);
            }
            else
            {
                IReadOnlyList<WorkflowScope> left = Out(fields with { Assign = assign, Output = output }, state, raw.WithFacts(taken.Facts), taken, input);
                AddAll(next, state, left, open);
                plain = isPlain && left.Count == 1 ? left[0] : plain;
            }

            ways.Take(state, next);
            isSettled = matches == true;
            plain = ReferenceEquals(passed, effective) ? plain : null;
            effective = passed;
        }

        if (isSettled)
        {
            ways.Pass(state, state[StateField.Default]);
            return;
        }

        AddAll(state[StateField.Default], state, Out(fields, state, raw.WithFacts(effective.Facts), effective, input), open);
        ways.Take(state, state[StateField.Default]);
    }

    /// <summary>The situation in which a rule matches that may, and the one in which it does not.</summary>
    private (WorkflowScope Taken, WorkflowScope Passed) Part(SourceNode rule, StateNode state, WorkflowScope scope)
    {
        var taken = new List<KeyValuePair<string, bool>>();
        var passed = new List<KeyValuePair<string, bool>>();
        _rule.Assume(rule, state.QueryLanguage, scope, matches: true, taken);
        _rule.Assume(rule, state.QueryLanguage, scope, matches: false, passed);
        return (scope.WithFacts(scope.Facts.With(taken)), scope.WithFacts(scope.Facts.With(passed)));
    }

    /// <summary>The situations behind the fields of a state, a choice or a catcher that shape its output.</summary>
    private IReadOnlyList<WorkflowScope> Out(OutputFields fields, StateNode state, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        if (state.QueryLanguage != QueryLanguage.Jsonata)
        {
            return new[] { Assigned(raw, fields.Assign, Assign(fields.Assign, effective.WithInput(result))).WithInput(Output(fields, raw, effective, result)) };
        }

        if (!fields.Assign.Exists && !fields.Output.Exists)
        {
            return new[] { raw.WithInput(result) };
        }

        // A condition in both, or in two parts of one, falls one way in them all.
        IReadOnlyList<WorkflowValue[]> ways = _template.EvaluateWays(new[] { fields.Assign, fields.Output }, effective, result);
        var left = new WorkflowScope[ways.Count];
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = Assigned(raw, fields.Assign, ways[i][0]).WithInput(fields.Output.Exists ? ways[i][1] : result);
        }

        return left;
    }

    private WorkflowValue Assign(SourceNode assign, WorkflowScope seen) =>
        // In JSONPath, '$' within Assign is the state's result; in JSONata it is $states.result.
        assign.IsObject ? _template.Evaluate(assign, QueryLanguage.JsonPath, seen) : WorkflowValue.Missing;

    private static WorkflowScope Assigned(WorkflowScope scope, SourceNode assign, WorkflowValue assigned) =>
        !assign.IsObject ? scope
        : assigned.Kind == WorkflowValueKind.Object ? scope.WithVariables(assigned.Members)
        : scope.WithoutVariables();

    private WorkflowValue Output(OutputFields fields, WorkflowScope raw, WorkflowScope effective, WorkflowValue result)
    {
        WorkflowValue selected = fields.ResultSelector.Exists
            ? _template.Evaluate(fields.ResultSelector, QueryLanguage.JsonPath, effective.WithInput(result))
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
        return !outputPath.Exists ? output
            : outputPath.Kind == SourceNodeKind.Null ? WorkflowValue.OfObject(ValueMembers.None)
            : _template.EvaluatePath(outputPath, effective.WithInput(output));
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
            : state[StateField.ItemsPath].Exists ? _template.EvaluatePath(state[StateField.ItemsPath], scope) : scope.Input;
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
            // Each child execution has its own input, name and ARN, and is not of the machine alone.
            WorkflowValue execution = within.Context.Member("Execution")
                .With("Input", input).With("Id", WorkflowValue.Unknown).With("Name", WorkflowValue.Unknown);
            within = within.WithContext(within.Context.With("Execution", execution).With("StateMachine", WorkflowValue.Unknown));
        }

        return within.WithInput(input);
    }
}
