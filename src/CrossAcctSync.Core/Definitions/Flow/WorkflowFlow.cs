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

    private readonly StateStep _step;
    private readonly ScopeSet?[] _entered;
    private readonly ScopeSet?[] _seen;
    private readonly Dictionary<StateGroup, Dictionary<SourceNode, StateNode>> _states = new();
    private int _steps;

    private WorkflowFlow(StateTree tree, IDefinitionText text)
    {
        _step = new StateStep(text);
        _entered = new ScopeSet?[tree.StateCount];
        _seen = new ScopeSet?[tree.StateCount];
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
        return state => isWhole && flow._seen[state.Index] is { } set
            ? set.Scopes
            : new[] { WorkflowScope.Unknown };
    }

    private void Enter(StateGroup group, WorkflowScope scope)
    {
        var open = new Queue<StateEntry>();
        SourceNode start = group.Node["StartAt"];
        if (!start.IsString)
        {
            return;
        }

        Dictionary<SourceNode, StateNode> states = StatesOf(group);
        open.Enqueue(new StateEntry(start, scope));
        while (open.Count > 0 && _steps++ < MostSteps)
        {
            StateEntry entry = open.Dequeue();
            if (!states.TryGetValue(entry.Name, out StateNode? state))
            {
                continue;
            }

            // What is entered is the situation, not what InputPath leaves of it: ResultPath puts results into the whole.
            ScopeSet entered = _entered[state.Index] ??= new ScopeSet();
            if (entered.Add(entry.Scope) is not { } raw)
            {
                continue;
            }

            WorkflowScope known = _step.EffectiveInput(state, raw);
            if (!state.Node["InputPath"].Exists)
            {
                // A state sees all that it is entered with.
                _seen[state.Index] = entered;
            }
            else
            {
                (_seen[state.Index] ??= new ScopeSet()).Add(known);
            }

            if (state.Inner.Count > 0)
            {
                foreach (WorkflowScope item in _step.InnerScopes(state, known))
                {
                    foreach (StateGroup inner in state.Inner)
                    {
                        Enter(inner, item);
                    }
                }
            }

            _step.Leave(state, raw, known, open);
        }
    }

    private Dictionary<SourceNode, StateNode> StatesOf(StateGroup group)
    {
        if (!_states.TryGetValue(group, out Dictionary<SourceNode, StateNode>? states))
        {
            states = new Dictionary<SourceNode, StateNode>(group.States.Count, TextComparer.Instance);
            foreach (StateNode state in group.States)
            {
                states[state.NameNode] = state;
            }

            _states.Add(group, states);
        }

        return states;
    }
}
