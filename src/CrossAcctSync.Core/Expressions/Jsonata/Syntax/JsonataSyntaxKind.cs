namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>The kinds of a <see cref="JsonataSyntax"/>, as jsonata names them.</summary>
internal enum JsonataSyntaxKind
{
    End,
    Operator,
    Name,
    Text,
    Number,
    Value,
    Variable,
    Regex,
    Wildcard,
    Descendant,
    Parent,
    Binary,
    Negation,
    List,
    Object,
    Block,
    Condition,
    Call,
    Partial,
    Lambda,
    Transform,

    /// <summary>The steps of a path.</summary>
    Path,

    /// <summary>An order-by, which is a step of a path.</summary>
    Sort,
    Bind,

    /// <summary><c>~></c>.</summary>
    Apply,
}
