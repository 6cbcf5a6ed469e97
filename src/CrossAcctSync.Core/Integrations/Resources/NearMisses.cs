using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>Names that somebody may have meant.</summary>
internal static class NearMisses
{
    /// <summary>Up to three of the names that differ least: by case alone, or by a letter in four at most.</summary>
    public static IReadOnlyList<string> Find(string text, IEnumerable<string> names)
    {
        int limit = Math.Max(2, text.Length / 4);
        return names
            .Where(name => Math.Abs(name.Length - text.Length) <= limit)
            .Select(name => (Name: name, Distance: Distance(text, name, limit)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(pair => pair.Name)
            .ToArray();
    }

    public static string Sentence(IReadOnlyList<string> names) =>
        names.Count == 0 ? string.Empty : $" Did you mean {string.Join(" or ", names.Select(name => $"'{name}'"))}?";

    /// <summary>Levenshtein's distance, in which a change of case counts nothing.</summary>
    internal static int Distance(string left, string right, int limit)
    {
        int[] previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            int best = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                best = Math.Min(best, current[j]);
            }

            if (best > limit)
            {
                return best;
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
