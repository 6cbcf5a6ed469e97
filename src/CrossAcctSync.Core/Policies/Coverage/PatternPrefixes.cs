using System;
using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>Places by the text that patterns have before their first special character.</summary>
internal sealed class PatternPrefixes
{
    private static readonly char[] Specials = { '*', '?', '$' };

    private readonly Dictionary<string, List<int>> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefixes = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = new();
    private readonly List<int> _any = new();

    /// <summary>Adds a place with its text, in rising order of places.</summary>
    public void Add(int place, string text, bool isPattern)
    {
        int special = isPattern ? text.IndexOfAny(Specials) : -1;
        // A text with a variable covers itself, too, and begins with its own beginning.
        Put(special < 0 ? _plain : _prefixes, special < 0 ? text : text.Substring(0, special), place);
        if (special >= 0)
        {
            _lengths.Add(special);
        }
    }

    /// <summary>Adds a place that is found by every text.</summary>
    public void AddAny(int place) => AddOnce(_any, place);

    /// <summary>The places whose patterns may cover a text, in one or more rising lists.</summary>
    public List<List<int>> Find(string text)
    {
        var found = new List<List<int>>();
        if (_any.Count > 0)
        {
            found.Add(_any);
        }

        if (_plain.TryGetValue(text, out List<int>? same))
        {
            found.Add(same);
        }

        foreach (int length in _lengths)
        {
            if (length > text.Length)
            {
                break;
            }

            if (_prefixes.TryGetValue(text.Substring(0, length), out List<int>? places))
            {
                found.Add(places);
            }
        }

        return found;
    }

    private static void Put(Dictionary<string, List<int>> map, string key, int place)
    {
        if (!map.TryGetValue(key, out List<int>? places))
        {
            map.Add(key, places = new List<int>());
        }

        AddOnce(places, place);
    }

    private static void AddOnce(List<int> places, int place)
    {
        if (places.Count == 0 || places[places.Count - 1] != place)
        {
            places.Add(place);
        }
    }
}
