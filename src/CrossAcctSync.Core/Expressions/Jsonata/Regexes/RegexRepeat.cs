namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>A part several times.</summary>
internal sealed class RegexRepeat : RegexNode
{
    private readonly RegexNode _inner;
    private readonly int _least;
    private readonly int _most;
    private readonly bool _isGreedy;
    private readonly int _firstGroup;
    private readonly int _lastGroup;

    /// <summary>Makes the part.</summary>
    /// <param name="inner">What is repeated.</param>
    /// <param name="times">How often at least and at most, and whether as often as it can be.</param>
    /// <param name="groups">The first group within, and the one behind the last.</param>
    public RegexRepeat(RegexNode inner, (int Least, int Most, bool IsGreedy) times, (int First, int Last) groups)
    {
        _inner = inner;
        (_least, _most, _isGreedy) = times;
        (_firstGroup, _lastGroup) = groups;
    }

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) =>
        _inner is RegexSet set ? MatchSet(run, set, position, captures, rest) : MatchTimes(run, 0, position, captures, rest);

    /// <summary>One character at a time needs no going into depth.</summary>
    private bool MatchSet(RegexRun run, RegexSet set, int position, int[] captures, RegexRest rest)
    {
        int count = 0;
        if (!_isGreedy)
        {
            while (true)
            {
                run.Spend();
                if (count >= _least && rest(position + count, captures))
                {
                    return true;
                }

                if (count >= _most || !set.Contains(run, position + count))
                {
                    return false;
                }

                count++;
            }
        }

        while (count < _most && set.Contains(run, position + count))
        {
            count++;
        }

        run.Spend(1 + (count / 16));
        for (; count >= _least; count--)
        {
            run.Spend();
            if (rest(position + count, captures))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchTimes(RegexRun run, int count, int position, int[] captures, RegexRest rest)
    {
        if (count >= _most)
        {
            return rest(position, captures);
        }

        run.Enter();
        bool matches = count < _least ? Once()
            : _isGreedy ? Once() || rest(position, captures)
            : rest(position, captures) || Once();
        run.Leave();
        return matches;

        bool Once()
        {
            int[] cleared = captures;
            if (_firstGroup < _lastGroup)
            {
                cleared = (int[])captures.Clone();
                for (int i = 2 * _firstGroup; i < 2 * _lastGroup; i++)
                {
                    cleared[i] = -1;
                }
            }

            return _inner.Match(run, position, cleared, (next, inner) =>
                !(count >= _least && next == position) && MatchTimes(run, count + 1, next, inner, rest));
        }
    }
}
