using System;
using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>
/// Finds the statements that could cover another without a look at all of them: a pattern covers only texts that begin
/// with what it has before its first wildcard or variable.
/// </summary>
internal sealed class StatementIndex
{
    private static readonly char[] Specials = { '*', '?', '$' };

    private readonly Dictionary<string, List<int>> _byAction = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _byResource = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _actionLengths = new();
    private readonly SortedSet<int> _resourceLengths = new();

    /// <summary>Adds a statement under its number; numbers ascend.</summary>
    public void Add(int number, PolicyStatement statement)
    {
        Add(_byAction, _actionLengths, number, statement.Action);
        Add(_byResource, _resourceLengths, number, statement.Resource);
    }

    /// <summary>The numbers of the statements that could cover one, ascending.</summary>
    public IEnumerable<int> MayCover(PolicyStatement statement)
    {
        SortedSet<int> byAction = Find(_byAction, _actionLengths, statement.Action);
        if (byAction.Count <= 1)
        {
            return byAction;
        }

        SortedSet<int> byResource = Find(_byResource, _resourceLengths, statement.Resource);
        byAction.IntersectWith(byResource);
        return byAction;
    }

    private static void Add(Dictionary<string, List<int>> index, SortedSet<int> lengths, int number, PolicyElement? element)
    {
        if (element is null or { IsNegated: true })
        {
            Add(index, lengths, number, string.Empty);
            return;
        }

        foreach (string value in element.Values)
        {
            int special = value.IndexOfAny(Specials);
            Add(index, lengths, number, special < 0 ? value : value.Substring(0, special));
        }
    }

    private static void Add(Dictionary<string, List<int>> index, SortedSet<int> lengths, int number, string beginning)
    {
        lengths.Add(beginning.Length);
        if (!index.TryGetValue(beginning, out List<int>? numbers))
        {
            index.Add(beginning, numbers = new List<int>());
        }

        if (numbers.Count == 0 || numbers[numbers.Count - 1] != number)
        {
            numbers.Add(number);
        }
    }

    // All values must be covered, so that the first one is enough to look for.
    private static SortedSet<int> Find(Dictionary<string, List<int>> index, SortedSet<int> lengths, PolicyElement? element)
    {
        string value = element is { IsNegated: false, Values.Count: > 0 } ? element.Values[0] : string.Empty;
        var found = new SortedSet<int>();
        foreach (int length in lengths)
        {
            if (length > value.Length)
            {
                break;
            }

            if (index.TryGetValue(value.Substring(0, length), out List<int>? numbers))
            {
                found.UnionWith(numbers);
            }
        }

        return found;
    }
}
