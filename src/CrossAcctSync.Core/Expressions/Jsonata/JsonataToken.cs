namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>A word of a JSONata expression.</summary>
internal readonly record struct JsonataToken(JsonataTokenKind Kind, string Text)
{
    public bool Is(string symbol) => Kind == JsonataTokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == JsonataTokenKind.Name && Text == word;
}
