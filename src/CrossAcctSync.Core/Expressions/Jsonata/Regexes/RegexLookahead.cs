namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>What follows, without taking it.</summary>
internal sealed class RegexLookahead : RegexNode
{
    private readonly RegexNode _inner;
    private readonly bool _isNegative;

    public RegexLookahead(RegexNode inner, bool isNegative)
    {
        _inner = inner;
        _isNegative = isNegative;
    }

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest)
    {
        int[]? found = null;
        _inner.Match(run, position, captures, (_, inner) =>
        {
            found = inner;
            return true;
        });
        return _isNegative ? found is null && rest(position, captures) : found is not null && rest(position, found);
    }
}
