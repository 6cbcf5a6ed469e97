namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What a value is while an expression is worked out.</summary>
internal enum JsonataKind
{
    /// <summary>Nothing: JavaScript's undefined.</summary>
    Missing,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
    Function,

    /// <summary>Any of the others but a function.</summary>
    Unknown,
}
