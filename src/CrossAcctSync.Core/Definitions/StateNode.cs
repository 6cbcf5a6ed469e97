using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>A state with those of its fields that an analysis needs.</summary>
internal sealed class StateNode
{
    public StateNode(StateGroup group, SourceNode nameNode, SourceNode node, StateKind kind, QueryLanguage queryLanguage)
    {
        Group = group;
        NameNode = nameNode;
        Node = node;
        Kind = kind;
        QueryLanguage = queryLanguage;
    }

    public StateGroup Group { get; }

    public SourceNode NameNode { get; }

    public SourceNode Node { get; }

    public StateKind Kind { get; }

    public QueryLanguage QueryLanguage { get; }

    public string Name => NameNode.StringValue ?? string.Empty;

    public SourceNode Credentials => Node["Credentials"];

    public SourceNode Resource => Node["Resource"];

    /// <summary>What the task hands to the service: <c>Parameters</c> or <c>Arguments</c>, whichever its language has.</summary>
    public SourceNode Arguments => Node[ArgumentsField];

    public string ArgumentsField => QueryLanguage == QueryLanguage.Jsonata ? "Arguments" : "Parameters";
}
