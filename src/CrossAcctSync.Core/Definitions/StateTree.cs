using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>All groups of states of a definition, and its Task states, at any depth.</summary>
internal sealed class StateTree
{
    private StateTree(StateGroup root, int stateCount, IReadOnlyList<StateNode> tasks, IReadOnlyDictionary<SourceNode, IReadOnlyList<StateGroup>> inner)
    {
        Root = root;
        StateCount = stateCount;
        Tasks = tasks;
        Inner = inner;
    }

    /// <summary>The workflow's own states.</summary>
    public StateGroup Root { get; }

    /// <summary>States of any type at any depth.</summary>
    public int StateCount { get; }

    /// <summary>Task states at any depth, outer ones and earlier ones first.</summary>
    public IReadOnlyList<StateNode> Tasks { get; }

    /// <summary>The groups within a Map or Parallel state, by the state's node.</summary>
    public IReadOnlyDictionary<SourceNode, IReadOnlyList<StateGroup>> Inner { get; }

    public static StateTree Read(SourceNode definition, StateMachineType? type)
    {
        var root = new StateGroup(null, default, string.Empty, definition, LanguageOf(definition["QueryLanguage"], QueryLanguage.JsonPath), type == StateMachineType.Express);
        var tasks = new List<StateNode>();
        var inner = new Dictionary<SourceNode, IReadOnlyList<StateGroup>>();
        int count = 0;
        var open = new Queue<StateGroup>();
        open.Enqueue(root);
        while (open.Count > 0)
        {
            StateGroup group = open.Dequeue();
            foreach (SourceMember member in group.Node["States"].Members)
            {
                count++;
                StateNode? state = ReadState(group, member, open, inner);
                if (state is not null)
                {
                    tasks.Add(state);
                }
            }
        }

        return new StateTree(root, count, tasks, inner);
    }

    /// <summary>The state's type and language.</summary>
    public static StateNode ReadNode(StateGroup group, SourceMember member) =>
        new(group, member.NameNode, member.Value, KindOf(member.Value["Type"]), LanguageOf(member.Value["QueryLanguage"], group.QueryLanguage));

    private static StateNode? ReadState(StateGroup group, SourceMember member, Queue<StateGroup> open, Dictionary<SourceNode, IReadOnlyList<StateGroup>> inner)
    {
        SourceNode state = member.Value;
        StateKind kind = KindOf(state["Type"]);
        switch (kind)
        {
            case StateKind.Task:
                return new StateNode(group, member.NameNode, state, kind, LanguageOf(state["QueryLanguage"], group.QueryLanguage));
            case StateKind.Map:
                SourceNode processor = state["ItemProcessor"].Exists ? state["ItemProcessor"] : state["Iterator"];
                if (processor.IsObject)
                {
                    Add(new StateGroup(group, member.NameNode, "Map:{}", processor, LanguageOf(processor["QueryLanguage"], group.QueryLanguage), IsExpress(group, processor)));
                }

                break;
            case StateKind.Parallel:
                int branch = 0;
                foreach (SourceNode node in state["Branches"].Elements)
                {
                    Add(new StateGroup(group, member.NameNode, "Parallel:{}[" + branch++ + "]", node, LanguageOf(node["QueryLanguage"], group.QueryLanguage), group.IsExpress));
                }

                break;
        }

        return null;

        void Add(StateGroup child)
        {
            open.Enqueue(child);
            if (!inner.TryGetValue(state, out IReadOnlyList<StateGroup>? groups))
            {
                inner.Add(state, groups = new List<StateGroup>());
            }

            ((List<StateGroup>)groups).Add(child);
        }
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

    private static QueryLanguage LanguageOf(SourceNode field, QueryLanguage outer) =>
        field.TextEquals("JSONata") ? QueryLanguage.Jsonata : field.TextEquals("JSONPath") ? QueryLanguage.JsonPath : outer;

    private static StateKind KindOf(SourceNode type)
    {
        if (type.TextEquals("Task"))
        {
            return StateKind.Task;
        }

        return type.TextEquals("Pass") ? StateKind.Pass
            : type.TextEquals("Choice") ? StateKind.Choice
            : type.TextEquals("Map") ? StateKind.Map
            : type.TextEquals("Parallel") ? StateKind.Parallel
            : StateKind.Other;
    }
}
