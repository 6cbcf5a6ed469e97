using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The states that no execution comes to, since the Choice states before them are known to take other ways. A state that
/// nothing leads to in any case, or that stands in a Map without items, is none of these.
/// </summary>
internal sealed class PassedStates
{
    private readonly Dictionary<StateNode, StateNode> _choices = new();
    private readonly Queue<(SourceNode Name, StateNode Writer, StateNode Choice)> _open = new();
    private readonly Func<StateNode, bool> _isEntered;
    private readonly Func<StateGroup, GroupStates> _statesOf;

    private PassedStates(Func<StateNode, bool> isEntered, Func<StateGroup, GroupStates> statesOf)
    {
        _isEntered = isEntered;
        _statesOf = statesOf;
    }

    /// <summary>Finds them.</summary>
    /// <param name="ways">What the Choice states did.</param>
    /// <param name="isEntered">Whether a state was entered.</param>
    /// <param name="statesOf">The states of a group by name.</param>
    public static PassedStates Of(ChoiceWays ways, Func<StateNode, bool> isEntered, Func<StateGroup, GroupStates> statesOf)
    {
        var states = new PassedStates(isEntered, statesOf);
        foreach ((StateNode choice, IEnumerable<SourceNode> passed) in ways.Passed)
        {
            foreach (SourceNode next in passed)
            {
                states._open.Enqueue((next, choice, choice));
            }
        }

        states.Spread();
        return states;
    }

    /// <summary>The Choice that does not lead to a state; null for a state that is entered, or that something else keeps out.</summary>
    public StateNode? ChoiceBefore(StateNode state) => _choices.TryGetValue(state, out StateNode? choice) ? choice : null;

    private void Spread()
    {
        while (_open.Count > 0)
        {
            (SourceNode name, StateNode writer, StateNode choice) = _open.Dequeue();
            if (!name.IsString || _statesOf(writer.Group).Find(name, writer) is not { } state || _isEntered(state) || _choices.ContainsKey(state))
            {
                continue;
            }

            _choices.Add(state, choice);
            Follow(state[StateField.Next], state, choice);
            Follow(state[StateField.Default], state, choice);
            FollowEach(state[StateField.Choices], state, choice);
            FollowEach(state[StateField.Catch], state, choice);
            foreach (StateGroup inner in state.Inner)
            {
                AddAll(inner, choice);
            }
        }
    }

    private void FollowEach(SourceNode list, StateNode state, StateNode choice)
    {
        foreach (SourceNode element in list.Elements)
        {
            Follow(element["Next"], state, choice);
        }
    }

    private void Follow(SourceNode next, StateNode writer, StateNode choice)
    {
        if (next.IsString)
        {
            _open.Enqueue((next, writer, choice));
        }
    }

    /// <summary>Nothing within a state is entered that is not entered itself.</summary>
    private void AddAll(StateGroup group, StateNode choice)
    {
        var groups = new Stack<StateGroup>();
        groups.Push(group);
        while (groups.Count > 0)
        {
            foreach (StateNode state in groups.Pop().States)
            {
                _choices[state] = choice;
                foreach (StateGroup inner in state.Inner)
                {
                    groups.Push(inner);
                }
            }
        }
    }
}
