using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>A place at which a regular expression matches; a group that took no part is null.</summary>
internal sealed record RegexMatch(string Text, int Start, int End, IReadOnlyList<string?> Groups);
