namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>
/// A part of a regular expression, which matches as ECMAScript says, by what follows it
/// (https://tc39.es/ecma262/#sec-compilesubpattern). .NET's own differ: in what <c>$</c>, <c>\d</c> and <c>.</c> stand for,
/// in the captures of a repeated group, and in a reference to a group that took no part.
/// </summary>
internal abstract class RegexNode
{
    public abstract bool Match(RegexRun run, int position, int[] captures, RegexRest rest);
}
