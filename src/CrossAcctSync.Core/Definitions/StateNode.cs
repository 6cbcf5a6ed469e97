using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>A state with those of its fields that an analysis needs.</summary>
internal sealed class StateNode
{
    private readonly SourceDocument _document;
    private readonly int _credentials;
    private readonly int _resource;
    private readonly int _arguments;

    public StateNode(StateGroup group, SourceMember member, int index, ref int[]? places)
    {
        Group = group;
        NameNode = member.NameNode;
        Node = member.Value;
        Index = index;
        _document = member.NameNode.Document!;
        var fields = StateFields.Of(member.Value, ref places);
        Kind = KindOf(fields[StateField.Type]);
        QueryLanguage = StateGroup.LanguageOf(fields[StateField.QueryLanguage], group.QueryLanguage);
        // Places and no nodes, for there are tens of thousands of states.
        _credentials = fields[StateField.Credentials].Index;
        _resource = fields[StateField.Resource].Index;
        _arguments = fields[QueryLanguage == QueryLanguage.Jsonata ? StateField.Arguments : StateField.Parameters].Index;
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

    public SourceNode Credentials => At(_credentials);

    public SourceNode Resource => At(_resource);

    /// <summary>What the task hands to the service: <c>Parameters</c> or <c>Arguments</c>, whichever its language has.</summary>
    public SourceNode Arguments => At(_arguments);

    public string ArgumentsField => QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters";

    private SourceNode At(int index) => index == 0 ? default : new SourceNode(_document, index);

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
