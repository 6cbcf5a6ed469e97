using System;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>One character of a set.</summary>
internal sealed class RegexSet : RegexNode
{
    private readonly Func<char, bool> _contains;

    public RegexSet(Func<char, bool> contains) => _contains = contains;

    public bool Contains(RegexRun run, int position) => position < run.Text.Length && (run.IgnoresCase ? ContainsFolded(run.Text[position]) : _contains(run.Text[position]));

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest) => Contains(run, position) && rest(position + 1, captures);

    private bool ContainsFolded(char letter) => _contains(letter) || _contains(char.ToUpperInvariant(RegexRun.OnlyAscii(letter))) || _contains(char.ToLowerInvariant(letter));
}
