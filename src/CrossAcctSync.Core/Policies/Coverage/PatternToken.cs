namespace CrossAcctSync.Policies;

/// <summary>A piece of a pattern.</summary>
/// <param name="Kind">What it matches.</param>
/// <param name="Character">The character of a literal.</param>
/// <param name="Variable">The variable as written.</param>
/// <param name="EndsSegment">For a <c>*</c>: whether a colon or nothing follows, so that it may match colons.</param>
internal readonly record struct PatternToken(PatternTokenKind Kind, char Character, string? Variable, bool EndsSegment)
{
    public bool IsColon => Kind == PatternTokenKind.Literal && Character == ':';
}
