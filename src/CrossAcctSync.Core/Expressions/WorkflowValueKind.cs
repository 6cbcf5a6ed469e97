namespace CrossAcctSync.Expressions;

/// <summary>What is known of a value in a workflow.</summary>
internal enum WorkflowValueKind
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>The value is not there (a path that leads nowhere).</summary>
    Missing,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text, perhaps with holes.</summary>
    Text,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Names with values.</summary>
    Object,
}
