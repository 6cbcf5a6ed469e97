namespace CrossAcctSync.Documents;

/// <summary>What a node of a document is.</summary>
public enum SourceNodeKind : byte
{
    /// <summary>No node: a property that is not there.</summary>
    None,

    /// <summary>Names with values, in the order of the text.</summary>
    Object,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Text.</summary>
    String,

    /// <summary>A number, kept as it is written.</summary>
    Number,

    /// <summary>true.</summary>
    True,

    /// <summary>false.</summary>
    False,

    /// <summary>null.</summary>
    Null,
}
