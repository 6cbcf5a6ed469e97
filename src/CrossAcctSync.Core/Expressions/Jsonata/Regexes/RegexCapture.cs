namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>A group whose text is kept.</summary>
internal sealed class RegexCapture : RegexNode
{
    private readonly int _number;
    private readonly RegexNode _inner;

    public RegexCapture(int number, RegexNode inner)
    {
        _number = number;
        _inner = inner;
    }

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) => _inner.Match(run, position, captures, (end, inner) =>
    {
        var kept = (int[])inner.Clone();
        kept[2 * _number] = position;
        kept[(2 * _number) + 1] = end;
        return rest(end, kept);
    });
}
