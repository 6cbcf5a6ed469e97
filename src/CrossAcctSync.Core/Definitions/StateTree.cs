using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>All groups of states of a definition, and its Task states, at any depth.</summary>
internal sealed class StateTree
{
    private StateTree(StateGroup root, int stateCount, IReadOnlyList<StateNode> tasks)
    {
        Root = root;
        StateCount = stateCount;
        Tasks = tasks;
    }

    /// <summary>The workflow's own states.</summary>
    public StateGroup Root { get; }

    /// <summary>States of any type at any depth.</summary>
    public int StateCount { get; }

    /// <summary>Task states at any depth, outer ones and earlier ones first.</summary>
    public IReadOnlyList<StateNode> Tasks { get; }

    public static StateTree Read(SourceNode definition, StateMachineType? type)
    {
        var root = new StateGroup(null, default, string.Empty, definition, StateGroup.LanguageOf(definition["QueryLanguage"], QueryLanguage.JsonPath), type == StateMachineType.Express);
        var tasks = new List<StateNode>();
        int[]? places = null;
        int count = 0;
        var open = new Queue<StateGroup>();
        open.Enqueue(root);
        while (open.Count > 0)
        {
            StateGroup group = open.Dequeue();
            SourceNode node = group.Node["States"];
            var states = new List<StateNode>(node.IsObject ? node.Count : 0);
            foreach (SourceMember member in node.Members)
            {
                var state = new StateNode(group, member, count++, ref places);
                states.Add(state);
                if (state.Kind == StateKind.Task)
                {
                    tasks.Add(state);
                }
                else if (state.Kind is StateKind.Map or StateKind.Parallel)
                {
                    state.Inner = ReadInner(state);
                }

                foreach (StateGroup inner in state.Inner)
                {
                    open.Enqueue(inner);
                }
            }

            group.States = states;
        }

        return new StateTree(root, count, tasks);
    }

    private static List<StateGroup> ReadInner(StateNode state)
    {
        StateGroup group = state.Group;
        var inner = new List<StateGroup>();
        if (state.Kind == StateKind.Map)
        {
            SourceNode processor = state.Node["ItemProcessor"].Exists ? state.Node["ItemProcessor"] : state.Node["Iterator"];
            if (processor.IsObject)
            {
                inner.Add(new StateGroup(group, state.NameNode, "Map:{}", processor, StateGroup.LanguageOf(processor["QueryLanguage"], group.QueryLanguage), IsExpress(group, processor)));
            }

            return inner;
        }

        foreach (SourceNode branch in state.Node["Branches"].Elements)
        {
            inner.Add(new StateGroup(group, state.NameNode, "Parallel:{}[" + inner.Count + "]", branch, StateGroup.LanguageOf(branch["QueryLanguage"], group.QueryLanguage), group.IsExpress));
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
