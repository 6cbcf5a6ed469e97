using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>A state with those of its fields that an analysis needs.</summary>
internal sealed class StateNode
{
    private readonly StateFields _fields;

    public StateNode(StateGroup group, SourceMember member, int index)
    {
        Group = group;
        NameNode = member.NameNode;
        Node = member.Value;
        Index = index;
        _fields = StateFields.Of(member.Value);
        Kind = KindOf(_fields[StateField.Type]);
        QueryLanguage = StateGroup.LanguageOf(_fields[StateField.QueryLanguage], group.QueryLanguage);
    }

    public StateGroup Group { get; }

    public SourceNode NameNode { get; }

    public SourceNode Node { get; }

    /// <summary>The place of the state among all states of the tree.</summary>
    public int Index { get; }

    public StateKind Kind { get; }

    public QueryLanguage QueryLanguage { get; }

    /// <summary>The groups within a Map or Parallel state.</summary>
    public IReadOnlyList<StateGroup> Inner { get; internal set; } = Array.Empty<StateGroup>();

    public string Name => NameNode.StringValue ?? string.Empty;

    public SourceNode Credentials => _fields[StateField.Credentials];

    public SourceNode Resource => _fields[StateField.Resource];

    /// <summary>What the task hands to the service: <c>Parameters</c> or <c>Arguments</c>, whichever its language has.</summary>
    public SourceNode Arguments => _fields[QueryLanguage == QueryLanguage.Jsonata ? StateField.Arguments : StateField.Parameters];

    public string ArgumentsField => QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters";

    public SourceNode this[StateField field] => _fields[field];

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
