using System;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>The first of several that matches.</summary>
internal sealed class RegexChoice : RegexNode
{
    private readonly RegexNode[] _choices;

    public RegexChoice(RegexNode[] choices) => _choices = choices;

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) => Array.Exists(_choices, choice => choice.Match(run, position, captures, rest));
}
