using System;
using System.Collections;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The members of an object in their order. Filled by whoever makes it, and left alone from then on. Most objects have
/// a few members, which are found sooner by looking at each.
/// </summary>
internal sealed class ValueMembers : IEnumerable<KeyValuePair<string, WorkflowValue>>
{
    private const int Few = 8;

    private KeyValuePair<string, WorkflowValue>[] _members;
    private Dictionary<string, int>? _places;

    /// <summary>Makes room for members.</summary>
    public ValueMembers(int capacity) => _members = capacity == 0 ? Array.Empty<KeyValuePair<string, WorkflowValue>>() : new KeyValuePair<string, WorkflowValue>[capacity];

    public static ValueMembers None { get; } = new(0);

    public int Count { get; private set; }

    public KeyValuePair<string, WorkflowValue> this[int place] => _members[place];

    /// <summary>Sets a member, which keeps its place when it is there already.</summary>
    public WorkflowValue this[string name]
    {
        set
        {
            int place = PlaceOf(name);
            if (place >= 0)
            {
                _members[place] = new(name, value);
                return;
            }

            if (Count == _members.Length)
            {
                Array.Resize(ref _members, Math.Max(4, Count * 2));
            }

            _members[Count] = new(name, value);
            _places?.Add(name, Count);
            Count++;
        }
    }

    public WorkflowValue? Find(string name) => PlaceOf(name) is >= 0 and int place ? _members[place].Value : null;

    /// <summary>The same members with one of them set.</summary>
    public ValueMembers With(string name, WorkflowValue value)
    {
        var members = new ValueMembers(Count + 1) { Count = Count };
        Array.Copy(_members, members._members, Count);
        members[name] = value;
        return members;
    }

    public IEnumerator<KeyValuePair<string, WorkflowValue>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return _members[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(string name)
    {
        if (Count > Few)
        {
            return (_places ??= Places()).TryGetValue(name, out int place) ? place : -1;
        }

        for (int i = 0; i < Count; i++)
        {
            if (_members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (int i = 0; i < Count; i++)
        {
            places.Add(_members[i].Key, i);
        }

        return places;
    }
}
