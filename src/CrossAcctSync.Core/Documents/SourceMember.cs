namespace CrossAcctSync.Documents;

/// <summary>A member of an object.</summary>
public readonly record struct SourceMember(SourceNode NameNode, SourceNode Value)
{
    /// <summary>The name, decoded.</summary>
    public string Name => NameNode.StringValue ?? string.Empty;

    /// <summary>Whether the name is exactly this, without decoding it.</summary>
    public bool NameEquals(string name) => NameNode.TextEquals(name);
}
