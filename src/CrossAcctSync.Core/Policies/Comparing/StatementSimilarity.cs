using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>How near two statements are, and in what they differ.</summary>
internal static class StatementSimilarity
{
    private static readonly SortedSet<string> Nothing = new(StringComparer.Ordinal);

    /// <summary>0 to 1: over all elements that either has, the mean share of common values. 0 when the effects differ.</summary>
    public static double Of(CanonicalStatement left, CanonicalStatement right)
    {
        if (left.Source.Effect != right.Source.Effect)
        {
            return 0;
        }

        double sum = 0;
        int count = 0;
        foreach (string name in Names(left, right).Where(name => name != "Effect"))
        {
            SortedSet<string> one = Values(left, name);
            SortedSet<string> other = Values(right, name);
            int common = one.Count(other.Contains);
            int all = one.Count + other.Count - common;
            sum += all == 0 ? 1 : (double)common / all;
            count++;
        }

        return count == 0 ? 1 : sum / count;
    }

    /// <summary>The elements that differ, in the order in which policies are written; names and values as the statements have them.</summary>
    public static IReadOnlyList<PolicyElementChange> Changes(CanonicalStatement before, CanonicalStatement after) => Names(before, after)
        .Select(name => (Name: name, Removed: Only(before, after, name), Added: Only(after, before, name)))
        .Where(change => change.Removed.Count > 0 || change.Added.Count > 0 || before.Elements.ContainsKey(change.Name) != after.Elements.ContainsKey(change.Name))
        .Select(change => new PolicyElementChange(before.Written(change.Name) ?? after.Written(change.Name) ?? change.Name, change.Removed, change.Added))
        .ToList();

    private static List<string> Only(CanonicalStatement one, CanonicalStatement other, string name) => Values(one, name)
        .Except(Values(other, name), StringComparer.Ordinal)
        .Select(value => one.Written(name, value) ?? value)
        .ToList();

    private static IEnumerable<string> Names(CanonicalStatement left, CanonicalStatement right) => left.Elements.Keys
        .Union(right.Elements.Keys, StringComparer.Ordinal)
        .OrderBy(Rank)
        .ThenBy(name => name, StringComparer.Ordinal);

    private static int Rank(string name) => name switch
    {
        "Effect" => 0,
        "Principal" or "NotPrincipal" => 1,
        "Action" or "NotAction" => 2,
        "Resource" or "NotResource" => 3,
        _ when name.StartsWith("Condition.", StringComparison.Ordinal) => 4,
        _ => 5,
    };

    private static SortedSet<string> Values(CanonicalStatement statement, string name) =>
        statement.Elements.TryGetValue(name, out SortedSet<string>? values) ? values : Nothing;
}
