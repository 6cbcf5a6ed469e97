using System;
using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>Patterns as lists of tokens, and the two questions about them.</summary>
internal static class PatternTokens
{
    public static List<PatternToken> Read(string pattern, bool hasWildcards = true)
    {
        var tokens = new List<PatternToken>((pattern ?? throw new ArgumentNullException(nameof(pattern))).Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            char current = pattern[i];
            int close = current == '$' && i + 1 < pattern.Length && pattern[i + 1] == '{' ? pattern.IndexOf('}', i) : -1;
            if (close > 0)
            {
                bool isEscape = close == i + 3 && pattern[i + 2] is '*' or '?' or '$';
                tokens.Add(isEscape ? Literal(pattern[i + 2]) : new PatternToken(PatternTokenKind.Variable, default, pattern.Substring(i, close - i + 1), false));
                i = close;
            }
            else if (hasWildcards && current == '*')
            {
                AddAnyText(tokens, i + 1 == pattern.Length || pattern[i + 1] == ':');
            }
            else
            {
                tokens.Add(hasWildcards && current == '?' ? new PatternToken(PatternTokenKind.AnyCharacter, default, null, false) : Literal(current));
            }
        }

        return tokens;
    }

    /// <summary>
    /// Brings the single characters of a run of wildcards before its <c>*</c>: <c>*?</c> and <c>?*</c> match the same texts.
    /// Not for ARNs, where the place of the <c>*</c> matters.
    /// </summary>
    public static List<PatternToken> Normalize(List<PatternToken> tokens)
    {
        var normal = new List<PatternToken>(tokens.Count);
        PatternToken? held = null;
        foreach (PatternToken token in tokens)
        {
            if (token.Kind == PatternTokenKind.AnyText)
            {
                held = token;
                continue;
            }

            if (held is { } any && token.Kind != PatternTokenKind.AnyCharacter)
            {
                normal.Add(any);
                held = null;
            }

            normal.Add(token);
        }

        if (held is { } last)
        {
            normal.Add(last);
        }

        return normal;
    }

    /// <summary>The tokens between the colons; the last of <paramref name="most"/> segments keeps its colons.</summary>
    public static IReadOnlyList<IReadOnlyList<PatternToken>> Segments(List<PatternToken> tokens, int most)
    {
        var segments = new List<IReadOnlyList<PatternToken>>(most);
        var current = new List<PatternToken>();
        foreach (PatternToken token in tokens)
        {
            if (token.IsColon && segments.Count < most - 1)
            {
                segments.Add(current);
                current = new List<PatternToken>();
            }
            else
            {
                current.Add(token);
            }
        }

        segments.Add(current);
        return segments;
    }

    /// <summary>
    /// Whether each token of <paramref name="narrow"/> is taken up by one of <paramref name="wide"/>, in order, which is
    /// so only if every text of the one is a text of the other.
    /// </summary>
    public static bool Covers(IReadOnlyList<PatternToken> wide, IReadOnlyList<PatternToken> narrow, bool colonsMatter)
    {
        bool[] reached = new bool[wide.Count + 1];
        reached[0] = true;
        Skip(wide, reached);
        foreach (PatternToken token in narrow)
        {
            bool[] next = new bool[wide.Count + 1];
            for (int i = 0; i < wide.Count; i++)
            {
                if (reached[i] && Takes(wide[i], token, colonsMatter))
                {
                    next[wide[i].Kind == PatternTokenKind.AnyText ? i : i + 1] = true;
                }
            }

            Skip(wide, next);
            reached = next;
        }

        return reached[wide.Count];
    }

    public static bool MayOverlap(List<PatternToken> left, List<PatternToken> right)
    {
        // reached[j]: some text matches the left tokens so far and the first j of the right.
        bool[] reached = new bool[right.Count + 1];
        reached[0] = true;
        for (int j = 0; j < right.Count && IsAnyText(right[j]); j++)
        {
            reached[j + 1] = true;
        }

        foreach (PatternToken token in left)
        {
            bool[] next = new bool[right.Count + 1];
            next[0] = reached[0] && IsAnyText(token);
            for (int j = 0; j < right.Count; j++)
            {
                next[j + 1] = IsAnyText(token) || IsAnyText(right[j])
                    ? reached[j + 1] || next[j] || reached[j]
                    : reached[j] && MayBeSame(token, right[j]);
            }

            reached = next;
        }

        return reached[right.Count];
    }

    private static void Skip(IReadOnlyList<PatternToken> wide, bool[] reached)
    {
        for (int i = 0; i < wide.Count; i++)
        {
            reached[i + 1] |= reached[i] && wide[i].Kind == PatternTokenKind.AnyText;
        }
    }

    private static bool Takes(PatternToken wide, PatternToken narrow, bool colonsMatter) => wide.Kind switch
    {
        PatternTokenKind.Literal => narrow.Kind == PatternTokenKind.Literal && narrow.Character == wide.Character,
        PatternTokenKind.AnyCharacter => narrow.Kind == PatternTokenKind.AnyCharacter || (narrow.Kind == PatternTokenKind.Literal && !(colonsMatter && narrow.IsColon)),
        PatternTokenKind.Variable => narrow.Kind == PatternTokenKind.Variable && narrow.Variable == wide.Variable,
        _ => !colonsMatter || wide.EndsSegment || !MayHoldColon(narrow),
    };

    private static bool MayHoldColon(PatternToken token) => token.Kind switch
    {
        PatternTokenKind.Literal => token.IsColon,
        PatternTokenKind.AnyText => token.EndsSegment,
        PatternTokenKind.Variable => true,
        _ => false,
    };

    private static bool IsAnyText(PatternToken token) => token.Kind is PatternTokenKind.AnyText or PatternTokenKind.Variable;

    private static bool MayBeSame(PatternToken left, PatternToken right) =>
        left.Kind == PatternTokenKind.AnyCharacter || right.Kind == PatternTokenKind.AnyCharacter || left.Character == right.Character;

    private static PatternToken Literal(char character) => new(PatternTokenKind.Literal, character, null, false);

    private static void AddAnyText(List<PatternToken> tokens, bool endsSegment)
    {
        if (tokens.Count > 0 && tokens[tokens.Count - 1].Kind == PatternTokenKind.AnyText)
        {
            tokens[tokens.Count - 1] = tokens[tokens.Count - 1] with { EndsSegment = endsSegment };
            return;
        }

        tokens.Add(new PatternToken(PatternTokenKind.AnyText, default, null, endsSegment));
    }
}
