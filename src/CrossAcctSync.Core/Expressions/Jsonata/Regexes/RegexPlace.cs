using System;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>A place that takes no character.</summary>
internal sealed class RegexPlace : RegexNode
{
    private readonly Func<RegexRun, int, bool> _holds;

    public RegexPlace(Func<RegexRun, int, bool> holds) => _holds = holds;

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) => _holds(run, position) && rest(position, captures);
}
