namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>One part behind the other.</summary>
internal sealed class RegexSequence : RegexNode
{
    private readonly RegexNode[] _parts;

    public RegexSequence(RegexNode[] parts) => _parts = parts;

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) => From(run, 0, position, captures, rest);

    private bool From(RegexRun run, int index, int position, int[] captures, RegexRest rest)
    {
        if (index == _parts.Length)
        {
            return rest(position, captures);
        }

        run.Enter();
        bool matches = _parts[index].Match(run, position, captures, (next, inner) => From(run, index + 1, next, inner, rest));
        run.Leave();
        return matches;
    }
}
