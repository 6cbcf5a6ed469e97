using System;
using System.Collections.Generic;

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
    public static string? Common(string first, string second, char filler = 'x')
    {
        // The shortest way through the product of both patterns, from the places that were reached to the texts that lead there.
        var reached = new Dictionary<(int, int), string> { [(0, 0)] = string.Empty };
        var open = new Queue<(int First, int Second)>();
        open.Enqueue((0, 0));
        while (open.Count > 0)
        {
            (int i, int j) = open.Dequeue();
            string text = reached[(i, j)];
            if (i == first.Length && j == second.Length)
            {
                return text;
            }

            bool isFirstStar = i < first.Length && first[i] == '*';
            bool isSecondStar = j < second.Length && second[j] == '*';
            if (isFirstStar)
            {
                Reach(i + 1, j, text);
            }

            if (isSecondStar)
            {
                Reach(i, j + 1, text);
            }

            if (i < first.Length && j < second.Length && !(isFirstStar && isSecondStar) && Letter(first[i], second[j], filler) is { } letter)
            {
                Reach(isFirstStar ? i : i + 1, isSecondStar ? j : j + 1, text + letter);
            }
        }

        return null;

        void Reach(int i, int j, string text)
        {
            if (!reached.ContainsKey((i, j)))
            {
                reached.Add((i, j), text);
                open.Enqueue((i, j));
            }
        }
    }

    private static char? Letter(char first, char second, char filler)
    {
        bool isFirstOpen = first is '*' or '?';
        bool isSecondOpen = second is '*' or '?';
        return isFirstOpen && isSecondOpen ? filler
            : isFirstOpen ? second
            : isSecondOpen || first == second ? first
            : null;
    }
}
