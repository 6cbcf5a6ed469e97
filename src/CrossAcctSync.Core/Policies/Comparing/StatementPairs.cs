using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>Which statement became which: pairs by meaning and Sid, then by meaning, then by Sid, then by likeness.</summary>
internal sealed class StatementPairs
{
    // Below this two statements have so little in common that "removed, added" is easier to read than "changed".
    private const double LeastLikeness = 0.5;

    // Values that many statements share tell nothing; statements that share no other are not compared.
    private const int MostShared = 64;

    private readonly CanonicalStatement[] _left;
    private readonly CanonicalStatement[] _right;
    private readonly int[] _partners;
    private readonly bool[] _taken;

    private StatementPairs(CanonicalStatement[] left, CanonicalStatement[] right)
    {
        _left = left;
        _right = right;
        _partners = Enumerable.Repeat(-1, left.Length).ToArray();
        _taken = new bool[right.Length];
    }

    /// <summary>For each statement on the left the index of its partner on the right, or -1.</summary>
    public static int[] Of(CanonicalStatement[] left, CanonicalStatement[] right)
    {
        var pairs = new StatementPairs(left, right);
        pairs.By(statement => statement.Key + "\n" + statement.Source.Sid);
        pairs.By(statement => statement.Key);
        pairs.By(statement => statement.Source.Sid);
        pairs.ByLikeness();
        return pairs._partners;
    }

    private void By(Func<CanonicalStatement, string?> name)
    {
        var open = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (int j = 0; j < _right.Length; j++)
        {
            if (!_taken[j] && name(_right[j]) is { } key)
            {
                if (!open.TryGetValue(key, out Queue<int>? places))
                {
                    open.Add(key, places = new Queue<int>());
                }

                places.Enqueue(j);
            }
        }

        for (int i = 0; i < _left.Length; i++)
        {
            if (_partners[i] < 0 && name(_left[i]) is { } key && open.TryGetValue(key, out Queue<int>? places) && places.Count > 0)
            {
                Pair(i, places.Dequeue());
            }
        }
    }

    private void ByLikeness()
    {
        int[] left = Enumerable.Range(0, _left.Length).Where(i => _partners[i] < 0).ToArray();
        int[] right = Enumerable.Range(0, _right.Length).Where(j => !_taken[j]).ToArray();
        bool areFew = (long)left.Length * right.Length <= MostShared * MostShared;
        Dictionary<string, List<int>>? byValue = areFew ? null : ByValue(right);
        var candidates =
            from i in left
            from j in byValue is null ? right : Sharing(_left[i], byValue)
            let likeness = StatementSimilarity.Of(_left[i], _right[j])
            where likeness >= LeastLikeness
            orderby likeness descending, i, j
            select (i, j);
        foreach ((int i, int j) in candidates.ToList())
        {
            if (_partners[i] < 0 && !_taken[j])
            {
                Pair(i, j);
            }
        }
    }

    private Dictionary<string, List<int>> ByValue(int[] indexes)
    {
        var byValue = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (int j in indexes)
        {
            foreach (string value in Values(_right[j]))
            {
                if (!byValue.TryGetValue(value, out List<int>? places))
                {
                    byValue.Add(value, places = new List<int>());
                }

                places.Add(j);
            }
        }

        return byValue;
    }

    private static IEnumerable<int> Sharing(CanonicalStatement statement, Dictionary<string, List<int>> byValue)
    {
        var found = new SortedSet<int>();
        foreach (string value in Values(statement))
        {
            if (byValue.TryGetValue(value, out List<int>? places) && places.Count <= MostShared)
            {
                found.UnionWith(places);
            }
        }

        return found;
    }

    private static IEnumerable<string> Values(CanonicalStatement statement) => statement.Elements
        .Where(element => element.Key != "Effect")
        .SelectMany(element => element.Value.Select(value => element.Key + "\n" + value));

    private void Pair(int i, int j)
    {
        _partners[i] = j;
        _taken[j] = true;
    }
}
