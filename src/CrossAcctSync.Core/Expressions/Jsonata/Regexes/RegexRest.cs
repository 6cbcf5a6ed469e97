namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>What comes behind a part of a regular expression: whether the rest matches from a place, with these captures.</summary>
internal delegate bool RegexRest(int position, int[] captures);
