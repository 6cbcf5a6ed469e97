namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>A word of a JSONata expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text: of a quoted one what it stands for, of a variable the name alone.</param>
/// <param name="Position">The character behind it, counted from 0, as JSONata tells places.</param>
internal readonly record struct JsonataToken(JsonataTokenKind Kind, string Text, int Position)
{
    /// <summary>The number, where it is one.</summary>
    public double Number { get; init; }

    /// <summary>The flags of a regular expression.</summary>
    public string? Flags { get; init; }

    public bool Is(string symbol) => Kind == JsonataTokenKind.Operator && Text == symbol;
}
