using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>A state with those of its fields that an analysis needs.</summary>
internal sealed class StateNode
{
    // Places and no nodes, for there are tens of thousands of states.
    private readonly StateFieldTable _fields;
    private readonly int _name;
    private readonly int _start;
    private readonly byte _count;
    private readonly byte _kind;
    private readonly byte _queryLanguage;

    public StateNode(StateGroup group, SourceMember member, int index, StateFieldTable fields)
    {
        Group = group;
        Index = index;
        _fields = fields;
        _name = member.NameNode.Index;
        _start = fields.Count;
        _count = (byte)fields.Add(member.Value);
        _kind = (byte)KindOf(this[StateField.Type]);
        _queryLanguage = (byte)StateGroup.LanguageOf(this[StateField.QueryLanguage], group.QueryLanguage);
    }

    public StateGroup Group { get; }

    public SourceNode NameNode => new(Group.Node.Document!, _name);

    public SourceNode Node => new(Group.Node.Document!, _name + 1);

    /// <summary>The place of the state among all states of the tree.</summary>
    public int Index { get; }

    public StateKind Kind => (StateKind)_kind;

    public QueryLanguage QueryLanguage => (QueryLanguage)_queryLanguage;

    /// <summary>The groups within a Map or Parallel state.</summary>
    public IReadOnlyList<StateGroup> Inner { get; internal set; } = Array.Empty<StateGroup>();

    public string Name => NameNode.StringValue ?? string.Empty;

    public SourceNode Credentials => this[StateField.Credentials];

    public SourceNode Resource => this[StateField.Resource];

    /// <summary>What the task hands to the service: <c>Parameters</c> or <c>Arguments</c>, whichever its language has.</summary>
    public SourceNode Arguments => this[QueryLanguage == QueryLanguage.Jsonata ? StateField.Arguments : StateField.Parameters];

    public string ArgumentsField => QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters";

    /// <summary>The value of a field; absent when the state does not have it.</summary>
    public SourceNode this[StateField field] => _fields.Find(_start, _count, field);

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
