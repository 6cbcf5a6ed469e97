namespace CrossAcctSync.Policies;

/// <summary>What a piece of a pattern matches.</summary>
internal enum PatternTokenKind
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary><c>?</c>.</summary>
    AnyCharacter,

    /// <summary><c>*</c>.</summary>
    AnyText,

    /// <summary>A text that only the request tells.</summary>
    Variable,
}
