using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Access.Refusals;

/// <summary>Finds a text that patterns with <c>*</c> and <c>?</c> match.</summary>
internal static class PatternWitness
{
    // A text that nobody will have named anything, so that only a wildcard can match it.
    private const string Anything = "CrossAcctSync-probe";

    public static bool HasWildcard(string pattern) => pattern.IndexOfAny(new[] { '*', '?' }) >= 0;

    /// <summary>A text that the pattern matches.</summary>
    public static string Of(string pattern) => pattern.Replace("*", Anything).Replace('?', 'x');

    /// <summary>An ARN that the pattern matches, of an account where the pattern leaves it open.</summary>
    public static string OfArn(string pattern, string accountId, string partition)
    {
        string[] parts = pattern.Split(new[] { ':' }, 6);
        if (parts.Length < 6)
        {
            // One asterisk may stand for several parts of an ARN: arn:aws:iam::111122223333*, *role/Work, *.
            string role = $"arn:{partition}:iam::{accountId}:role/{Anything}";
            return Common(pattern, $"arn:{partition}:iam::{accountId}:role/*") ?? Common(pattern, "arn:" + partition + ":iam::*:role/*") ?? role;
        }

        parts[1] = HasWildcard(parts[1]) ? partition : parts[1];
        parts[2] = HasWildcard(parts[2]) ? "iam" : parts[2];
        parts[3] = parts[3] == "*" ? string.Empty : Of(parts[3]);
        parts[4] = HasWildcard(parts[4]) ? Common(parts[4], "????????????", '1') is { } account && parts[4] != "*" ? account : accountId : parts[4];
        parts[5] = parts[5] == "*" ? "role/" + Anything : parts[5].StartsWith("*", StringComparison.Ordinal) ? "role/" + Of(parts[5].TrimStart('*')) : Of(parts[5]);
        return string.Join(":", parts);
    }

    /// <summary>A text that both patterns match; null when there is none.</summary>
    public static string? Common(string first, string second, char filler = 'x') => Common(filler, first, second);

    /// <summary>A text that all patterns match; null when there is none.</summary>
    public static string? Common(char filler, params string[] patterns)
    {
        // The shortest way through the product of the patterns, from the places that were reached to the texts that lead there.
        var reached = new HashSet<long>();
        var open = new Queue<(int[] At, string Text)>();
        Reach(new int[patterns.Length], string.Empty);
        while (open.Count > 0)
        {
            (int[] at, string text) = open.Dequeue();
            if (patterns.Select((pattern, index) => at[index] == pattern.Length).All(isEnd => isEnd))
            {
                return text;
            }

            for (int i = 0; i < patterns.Length; i++)
            {
                if (IsStar(i, at))
                {
                    Reach(at.Select((place, index) => index == i ? place + 1 : place).ToArray(), text);
                }
            }

            if (Letter(at) is { } letter)
            {
                Reach(at.Select((place, index) => IsStar(index, at) ? place : place + 1).ToArray(), text + letter);
            }
        }

        return null;

        bool IsStar(int index, int[] at) => at[index] < patterns[index].Length && patterns[index][at[index]] == '*';

        void Reach(int[] at, string text)
        {
            long key = 0;
            for (int i = 0; i < at.Length; i++)
            {
                key = (key * (patterns[i].Length + 1)) + at[i];
            }

            if (reached.Add(key))
            {
                open.Enqueue((at, text));
            }
        }

        // The letter that all take at these places; none where one is at its end, where two differ, or where all are stars.
        char? Letter(int[] at)
        {
            char? letter = null;
            bool isBounded = false;
            for (int i = 0; i < at.Length; i++)
            {
                if (at[i] == patterns[i].Length)
                {
                    return null;
                }

                char here = patterns[i][at[i]];
                isBounded |= here != '*';
                if (here is not ('*' or '?'))
                {
                    if (letter is { } other && other != here)
                    {
                        return null;
                    }

                    letter = here;
                }
            }

            return isBounded ? letter ?? filler : null;
        }
    }
}
