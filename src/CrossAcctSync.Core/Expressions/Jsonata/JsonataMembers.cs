using System;
using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The members of an object; those of a value of the workflow are made when they are asked for.</summary>
internal sealed class JsonataMembers
{
    private readonly WorkflowValue? _source;
    private readonly string? _origin;
    private readonly Dictionary<string, JsonataValue>? _byName;
    private readonly List<KeyValuePair<string, JsonataValue>>? _members;
    private IReadOnlyList<KeyValuePair<string, JsonataValue>>? _inOrder;

    public JsonataMembers(WorkflowValue source, string? origin)
    {
        _source = source;
        _origin = origin;
        IsOpen = source.IsOpen;
    }

    /// <summary>Makes members; of two with one name the later one counts, in the place of the first.</summary>
    public JsonataMembers(IEnumerable<KeyValuePair<string, JsonataValue>> members, bool isOpen = false)
    {
        _byName = new Dictionary<string, JsonataValue>(StringComparer.Ordinal);
        _members = new List<KeyValuePair<string, JsonataValue>>();
        foreach (KeyValuePair<string, JsonataValue> member in members)
        {
            if (_byName.ContainsKey(member.Key))
            {
                _members[_members.FindIndex(known => known.Key == member.Key)] = member;
            }
            else
            {
                _members.Add(member);
            }

            _byName[member.Key] = member.Value;
        }

        IsOpen = isOpen;
    }

    public static JsonataMembers None { get; } = new(Array.Empty<KeyValuePair<string, JsonataValue>>());

    /// <summary>Whether there may be others.</summary>
    public bool IsOpen { get; }

    public int Count => _source?.Members.Count ?? _members!.Count;

    /// <summary>The members in JavaScript's order, which is that of their making but that whole numbers come first.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonataValue>> All => _inOrder ??= InOrder();

    /// <summary>A member, or null where none of the known ones has the name.</summary>
    public JsonataValue? Find(string name) =>
        _source is null ? (_byName!.TryGetValue(name, out JsonataValue? found) ? found : null)
        : _source.Members.Find(name) is { } value ? JsonataConversion.FromMember(value, OriginOf(name))
        : null;

    /// <summary>The origin of a member of that name.</summary>
    public string? OriginOf(string name) => _origin is null ? null : JsonataConversion.Step(_origin, name);

    private List<KeyValuePair<string, JsonataValue>> InOrder()
    {
        var members = new List<KeyValuePair<string, JsonataValue>>(Count);
        if (_source is null)
        {
            members.AddRange(_members!);
        }
        else
        {
            foreach (KeyValuePair<string, WorkflowValue> member in _source.Members)
            {
                members.Add(new(member.Key, JsonataConversion.FromMember(member.Value, OriginOf(member.Key))));
            }
        }

        if (!members.Exists(member => IndexOf(member.Key) >= 0))
        {
            return members;
        }

        List<KeyValuePair<string, JsonataValue>> ordered = members.FindAll(member => IndexOf(member.Key) >= 0);
        ordered.Sort((left, right) => IndexOf(left.Key).CompareTo(IndexOf(right.Key)));
        ordered.AddRange(members.FindAll(member => IndexOf(member.Key) < 0));
        return ordered;
    }

    /// <summary>The number that a name is, where JavaScript takes it for a place in a list (https://tc39.es/ecma262/#array-index); else -1.</summary>
    private static long IndexOf(string name) =>
        name.Length is > 0 and <= 10 && name[0] is >= '0' and <= '9' && (name.Length == 1 || name[0] != '0')
        && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long index) && index < uint.MaxValue ? index : -1;
}
