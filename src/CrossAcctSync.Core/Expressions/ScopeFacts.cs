using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>
/// How conditions over unknown values have fallen on the way to a state, by what tells a condition from others. The same one
/// falls the same way again. Immutable.
/// </summary>
internal sealed class ScopeFacts : IEquatable<ScopeFacts>
{
    private readonly Dictionary<string, bool> _fallen;
    private readonly int _hash;

    private ScopeFacts(Dictionary<string, bool> fallen)
    {
        _fallen = fallen;
        foreach (KeyValuePair<string, bool> fact in fallen)
        {
            // They have no order.
            _hash += StringComparer.Ordinal.GetHashCode(fact.Key) * (fact.Value ? 3 : 5);
        }
    }

    /// <summary>Nothing was asked yet.</summary>
    public static ScopeFacts None { get; } = new(new Dictionary<string, bool>(StringComparer.Ordinal));

    /// <summary>How a condition has fallen; null when it was not asked.</summary>
    public bool? Find(string key) => _fallen.TryGetValue(key, out bool fallen) ? fallen : null;

    /// <summary>Whether a condition that begins with a text, and is not this one, was found to hold.</summary>
    public bool IsOtherTrue(string start, string key) =>
        _fallen.Any(fact => fact.Value && fact.Key != key && fact.Key.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The same with more conditions.</summary>
    public ScopeFacts With(IReadOnlyCollection<KeyValuePair<string, bool>> added)
    {
        if (added.All(fact => Find(fact.Key) == fact.Value))
        {
            return this;
        }

        var fallen = new Dictionary<string, bool>(_fallen, StringComparer.Ordinal);
        foreach (KeyValuePair<string, bool> fact in added)
        {
            fallen[fact.Key] = fact.Value;
        }

        return new ScopeFacts(fallen);
    }

    /// <summary>What is true of both.</summary>
    public ScopeFacts Join(ScopeFacts other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var both = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, bool> fact in _fallen)
        {
            if (other.Find(fact.Key) == fact.Value)
            {
                both.Add(fact.Key, fact.Value);
            }
        }

        return both.Count == 0 ? None : new ScopeFacts(both);
    }

    public bool Equals(ScopeFacts? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && _fallen.Count == other._fallen.Count && _fallen.All(fact => other.Find(fact.Key) == fact.Value));

    public override bool Equals(object? obj) => Equals(obj as ScopeFacts);

    public override int GetHashCode() => _hash;
}
