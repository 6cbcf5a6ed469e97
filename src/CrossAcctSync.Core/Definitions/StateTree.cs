using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>All groups of states of a definition, and its Task states, at any depth.</summary>
internal sealed class StateTree
{
    private StateTree(StateGroup root, int stateCount, IReadOnlyList<StateNode> tasks, bool hasChoice)
    {
        Root = root;
        StateCount = stateCount;
        Tasks = tasks;
        HasChoice = hasChoice;
    }

    /// <summary>The workflow's own states.</summary>
    public StateGroup Root { get; }

    /// <summary>States of any type at any depth.</summary>
    public int StateCount { get; }

    /// <summary>Task states at any depth, outer ones and earlier ones first.</summary>
    public IReadOnlyList<StateNode> Tasks { get; }

    /// <summary>Whether any state is a Choice.</summary>
    public bool HasChoice { get; }

    public static StateTree Read(SourceNode definition, StateMachineType? type)
    {
        var root = new StateGroup(null, default, null, definition, StateGroup.LanguageOf(definition["QueryLanguage"], QueryLanguage.JsonPath), type == StateMachineType.Express);
        var tasks = new List<StateNode>();
        StateFieldTable? fields = null;
        int count = 0;
        bool hasChoice = false;
        // Groups wait in the order in which they are met.
        var groups = new List<StateGroup> { root };
        for (int next = 0; next < groups.Count; next++)
        {
            StateGroup group = groups[next];
            SourceNode node = group.Node["States"];
            if (!node.IsObject)
            {
                continue;
            }

            fields ??= new StateFieldTable(definition.Document!, node.Count);
            var states = new StateNode[node.Count];
            int number = 0;
            foreach (SourceMember member in node.Members)
            {
                var state = new StateNode(group, member, count++, fields);
                states[number++] = state;
                hasChoice |= state.Kind == StateKind.Choice;
                if (state.Kind == StateKind.Task)
                {
                    tasks.Add(state);
                }
                else if (state.Kind is StateKind.Map or StateKind.Parallel)
                {
                    List<StateGroup> inner = ReadInner(state);
                    state.Inner = inner;
                    groups.AddRange(inner);
                }
            }

            group.States = states;
        }

        return new StateTree(root, count, tasks, hasChoice);
    }

    private static List<StateGroup> ReadInner(StateNode state)
    {
        StateGroup group = state.Group;
        if (state.Kind == StateKind.Map)
        {
            SourceNode processor = state[StateField.ItemProcessor].Exists ? state[StateField.ItemProcessor] : state[StateField.Iterator];
            return processor.IsObject
                ? new List<StateGroup>(1) { new(group, state.NameNode, null, processor, StateGroup.LanguageOf(processor["QueryLanguage"], group.QueryLanguage), IsExpress(group, processor)) }
                : new List<StateGroup>();
        }

        SourceNode branches = state[StateField.Branches];
        var inner = new List<StateGroup>(branches.Count);
        foreach (SourceNode branch in branches.Elements)
        {
            inner.Add(new StateGroup(group, state.NameNode, inner.Count, branch, StateGroup.LanguageOf(branch["QueryLanguage"], group.QueryLanguage), group.IsExpress));
        }

        return inner;
    }

    /// <summary>
    /// A distributed Map runs child executions of their own type
    /// (https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html).
    /// </summary>
    private static bool IsExpress(StateGroup group, SourceNode processor)
    {
        SourceNode config = processor["ProcessorConfig"];
        return config["Mode"].TextEquals("DISTRIBUTED") ? config["ExecutionType"].TextEquals("EXPRESS") : group.IsExpress;
    }
}
