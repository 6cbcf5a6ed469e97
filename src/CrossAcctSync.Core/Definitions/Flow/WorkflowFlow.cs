using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// Follows a workflow from its start through all its states, with what is known of the data, to tell what each Task
/// can see when it runs. Every way that a Choice, a Catch or a Map can take is taken.
/// </summary>
internal sealed class WorkflowFlow
{
    // A bound on work, not on meaning: beyond it, tasks that were not reached are taken to see anything.
    private const int MostSteps = 500_000;

    private readonly StateTree _tree;
    private readonly StateStep _step;
    private readonly Dictionary<SourceNode, ScopeSet> _entered = new();
    private readonly Dictionary<SourceNode, ScopeSet> _seen = new();
    private readonly Dictionary<SourceNode, Dictionary<string, StateNode>> _states = new();
    private int _steps;

    private WorkflowFlow(StateTree tree, IDefinitionText text)
    {
        _tree = tree;
        _step = new StateStep(text);
    }

    /// <summary>What every state can see. The answer for a state that no way leads to is that nothing is known.</summary>
    public static Func<StateNode, IReadOnlyList<WorkflowScope>> Run(StateTree tree, IDefinitionText text, IReadOnlyList<WorkflowScope> start)
    {
        var flow = new WorkflowFlow(tree, text);
        foreach (WorkflowScope scope in start)
        {
            flow.Enter(tree.Root, scope);
        }

        bool isWhole = flow._steps < MostSteps;
        return state => isWhole && flow._seen.TryGetValue(state.Node, out ScopeSet? set)
            ? set.Scopes
            : new[] { WorkflowScope.Unknown };
    }

    private void Enter(StateGroup group, WorkflowScope scope)
    {
        var open = new Queue<(string Name, WorkflowScope Scope)>();
        open.Enqueue((group.Node["StartAt"].StringValue ?? string.Empty, scope));
        while (open.Count > 0 && _steps++ < MostSteps)
        {
            (string name, WorkflowScope entered) = open.Dequeue();
            if (!StatesOf(group).TryGetValue(name, out StateNode? state))
            {
                continue;
            }

            // What is entered is the situation, not what InputPath leaves of it: ResultPath puts results into the whole.
            if (SetOf(_entered, state).Add(entered) is not { } raw)
            {
                continue;
            }

            WorkflowScope known = _step.EffectiveInput(state, raw);
            SetOf(_seen, state).Add(known);
            if (_tree.Inner.TryGetValue(state.Node, out IReadOnlyList<StateGroup>? groups))
            {
                foreach (WorkflowScope item in _step.InnerScopes(state, known))
                {
                    foreach (StateGroup inner in groups)
                    {
                        Enter(inner, item);
                    }
                }
            }

            foreach ((string next, WorkflowScope left) in _step.Leave(state, raw, known))
            {
                open.Enqueue((next, left));
            }
        }
    }

    private static ScopeSet SetOf(Dictionary<SourceNode, ScopeSet> sets, StateNode state)
    {
        if (!sets.TryGetValue(state.Node, out ScopeSet? set))
        {
            sets.Add(state.Node, set = new ScopeSet());
        }

        return set;
    }

    private Dictionary<string, StateNode> StatesOf(StateGroup group)
    {
        if (!_states.TryGetValue(group.Node, out Dictionary<string, StateNode>? states))
        {
            states = new Dictionary<string, StateNode>(StringComparer.Ordinal);
            foreach (SourceMember member in group.Node["States"].Members)
            {
                states[member.Name] = StateTree.ReadNode(group, member);
            }

            _states.Add(group.Node, states);
        }

        return states;
    }
}
