using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// Follows a workflow from its start through all its states, with what is known of the data, to tell what each Task
/// can see when it runs. Every way that a Choice, a Catch or a Map can take is taken; of a Choice, the rules that are known
/// not to match are passed by.
/// </summary>
internal sealed class WorkflowFlow
{
    // A bound on work, not on meaning: beyond it, all tasks are taken to see anything. What a step costs grows with the
    // values that it copies.
    private const long MostWork = 2_000_000;

    private static readonly WorkflowScope[] Nothing = { WorkflowScope.Unknown };
    private static readonly WorkflowValue[] Unknown = { WorkflowValue.Unknown };

    private readonly StateStep _step;
    private readonly bool _areNamesUnique;
    private readonly bool _namesStates;
    private readonly ScopeSet[] _entered;
    // What a state with InputPath sees; every other one sees all that it is entered with.
    private readonly Dictionary<StateNode, ScopeSet> _seen = new();
    private readonly Dictionary<StateGroup, GroupStates> _groups = new();
    private readonly Stack<Queue<StateEntry>> _queues = new();
    private readonly ChoiceWays _ways = new();
    private readonly Action<StateNode, WorkflowScope>? _left;
    private PassedStates? _passed;
    private long _work;
    private int _runs;

    private WorkflowFlow(StateTree tree, IDefinitionText text, bool areNamesUnique, ChoiceFacts facts, Action<StateNode, WorkflowScope>? left)
    {
        _left = left;
        _step = new StateStep(text, facts);
        _areNamesUnique = areNamesUnique;
        _entered = new ScopeSet[tree.StateCount];
        // Few ask for the name, and each state that has one is a situation of its own.
        _namesStates = tree.Root.Node.Document is { } document && document.Contains("State.Name"u8);
    }

    /// <summary>Follows a workflow.</summary>
    /// <param name="tree">Its states.</param>
    /// <param name="text">Reads its texts.</param>
    /// <param name="areNamesUnique">Whether no object of the definition has a name twice.</param>
    /// <param name="start">The situations in which it starts.</param>
    /// <param name="left">Told of each situation in which a state hands on to the next one or ends; null for nobody.</param>
    public static WorkflowFlow Run(StateTree tree, IDefinitionText text, bool areNamesUnique, IReadOnlyList<WorkflowScope> start, Action<StateNode, WorkflowScope>? left = null)
    {
        var flow = new WorkflowFlow(tree, text, areNamesUnique, tree.HasChoice ? ChoiceFacts.Of(tree) : ChoiceFacts.None, left);
        foreach (WorkflowScope scope in start)
        {
            flow.Enter(tree.Root, scope);
        }

        return flow;
    }

    /// <summary>Whether the workflow was too large to be followed, so that nothing is known of what its states see.</summary>
    public bool IsCutShort => _work >= MostWork;

    /// <summary>The paths that were found to lead nowhere.</summary>
    public IReadOnlyCollection<SourceNode> Nowhere => _step.Nowhere;

    /// <summary>What a state can see. The answer for a state that no way leads to is that nothing is known.</summary>
    public IReadOnlyList<WorkflowScope> ScopesOf(StateNode state)
    {
        if (IsCutShort)
        {
            return Nothing;
        }

        ScopeSet seen = _seen.TryGetValue(state, out ScopeSet behindPath) ? behindPath : _entered[state.Index];
        return seen.IsEmpty ? Nothing : seen.Scopes;
    }

    /// <summary>
    /// The Choice that is known never to lead to a state, with the names of the states that it leads to; null when the state
    /// is entered, or may be.
    /// </summary>
    public (StateNode Choice, IReadOnlyList<string> Taken)? ChoiceThatPasses(StateNode state)
    {
        if (IsCutShort || !_entered[state.Index].IsEmpty)
        {
            return null;
        }

        _passed ??= PassedStates.Of(_ways, one => !_entered[one.Index].IsEmpty, StatesOf);
        return _passed.ChoiceBefore(state) is { } choice ? (choice, _ways.TakenBy(choice)) : null;
    }

    private GroupOutputs Enter(StateGroup group, WorkflowScope scope)
    {
        var outputs = new GroupOutputs();
        SourceNode start = group.Node["StartAt"];
        if (!start.IsString)
        {
            return outputs;
        }

        GroupStates states = StatesOf(group);
        // A queue for each level of nesting is enough.
        Queue<StateEntry> open = _queues.Count > 0 ? _queues.Pop() : new Queue<StateEntry>();
        open.Enqueue(new StateEntry(start, null, scope));
        int run = ++_runs;
        while (open.Count > 0 && !IsCutShort)
        {
            StateEntry entry = open.Dequeue();
            _work++;
            if (entry.Name.Exists)
            {
                // What is entered is the situation, not what InputPath leaves of it: ResultPath puts results into the whole.
                if (states.Find(entry.Name, entry.Writer) is { } state && _entered[state.Index].Add(entry.Scope, run) is { } raw)
                {
                    Pass(state, raw, run, open);
                }
            }
            else
            {
                outputs.Add(entry.Scope.Input);
            }
        }

        open.Clear();
        _queues.Push(open);
        return outputs;
    }

    /// <summary>Goes through a state, and adds those that follow.</summary>
    private void Pass(StateNode state, WorkflowScope raw, int run, Queue<StateEntry> open)
    {
        _work += CostOf(state, raw);
        WorkflowScope known = _step.EffectiveInput(state, raw);
        if (_namesStates)
        {
            known = known.WithContext(known.Context.With("State", StateContext(state)));
        }

        if (!ReferenceEquals(known, raw))
        {
            _seen.TryGetValue(state, out ScopeSet seen);
            seen.Add(known, run);
            _seen[state] = seen;
        }

        int before = open.Count;
        _step.Leave(state, raw, known, ResultsOf(state, known), open, _ways);
        if (_left is not null)
        {
            foreach (StateEntry entry in open.Skip(before))
            {
                _left(state, entry.Scope);
            }
        }
    }

    private static WorkflowValue StateContext(StateNode state) =>
        WorkflowValue.OfObject(new ValueMembers(1) { ["Name"] = WorkflowValue.OfText(state.Name) }, isOpen: true);

    /// <summary>What a state gives before its own fields shape it; what a task answers is not known.</summary>
    private IReadOnlyList<WorkflowValue> ResultsOf(StateNode state, WorkflowScope scope)
    {
        if (state.Inner.Count == 0)
        {
            return new[] { _step.ResultOf(state, scope) };
        }

        var outputs = new List<GroupOutputs>();
        foreach (WorkflowScope item in _step.InnerScopes(state, scope))
        {
            foreach (StateGroup inner in state.Inner)
            {
                outputs.Add(Enter(inner, item));
            }
        }

        return _step.HasListOfOutputs(state, scope) ? GroupOutputs.ListsOf(outputs) : Unknown;
    }

    /// <summary>Each way out of a state that assigns copies the variables, and each that sets a result copies the input.</summary>
    private static long CostOf(StateNode state, WorkflowScope scope) =>
        (long)(scope.Variables.Count + scope.Input.Members.Count) * (1 + state[StateField.Choices].Count + state[StateField.Catch].Count);

    private GroupStates StatesOf(StateGroup group)
    {
        if (!_groups.TryGetValue(group, out GroupStates? states))
        {
            _groups.Add(group, states = new GroupStates(group, _areNamesUnique));
        }

        return states;
    }
}
