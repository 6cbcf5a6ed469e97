namespace CrossAcctSync.Expressions.Jsonata.Syntax;

internal enum JsonataTokenKind
{
    End,
    Text,
    Number,
    Name,
    Variable,

    /// <summary>true, false or null.</summary>
    Value,

    /// <summary>A regular expression between slashes.</summary>
    Regex,

    /// <summary>A symbol, or one of the words and, or, in.</summary>
    Operator,
}
