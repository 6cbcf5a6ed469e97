using System;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// One way in which an expression can go: how its unknown conditions are taken to fall, and what follows from that for its
/// unknown values. Once <c>$x = 'prod'</c> is taken to hold, <c>$x</c> is <c>prod</c>.
/// </summary>
internal sealed class JsonataWay
{
    private readonly List<bool> _decisions;
    private readonly Dictionary<string, bool> _fallen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonataValue> _values = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>Begins a way.</summary>
    /// <param name="decisions">How the conditions fall, in the order in which they are asked for; what is asked for beyond them is added as true.</param>
    /// <param name="work">The work that may be spent.</param>
    public JsonataWay(List<bool> decisions, JsonataWork work)
    {
        _decisions = decisions;
        Work = work;
        work.Restart();
    }

    public JsonataWork Work { get; }

    /// <summary>The value, or the one that it is known to be in this way.</summary>
    public JsonataValue Resolve(JsonataValue value) =>
        _values.Count > 0 && value.Origin is { } origin && _values.TryGetValue(origin, out JsonataValue? known) ? known : value;

    /// <summary>How a condition falls in this way.</summary>
    public bool Decide(JsonataCondition condition)
    {
        Work.Spend();
        switch (condition.Kind)
        {
            case JsonataConditionKind.Known:
                return condition.IsTrue;
            case JsonataConditionKind.Not:
                return !Decide(condition.Left!);
            case JsonataConditionKind.Both:
                return Decide(condition.Left!) && Decide(condition.Right!);
            case JsonataConditionKind.Either:
                return Decide(condition.Left!) || Decide(condition.Right!);
            case JsonataConditionKind.Equal when _values.TryGetValue(condition.Key!, out JsonataValue? value):
                return value.Key == condition.Literal!.Key;
            case JsonataConditionKind.Present when _values.TryGetValue(condition.Key!, out JsonataValue? value):
                return !value.IsMissing;
            case JsonataConditionKind.Equal:
                return Equal(condition);
            case JsonataConditionKind.Present:
                bool isPresent = Fall("present " + condition.Key);
                if (!isPresent)
                {
                    _values[condition.Key!] = JsonataValue.Missing;
                }

                return isPresent;
            default:
                return condition.Key is null ? Fall() : Fall(condition.Key);
        }
    }

    private bool Equal(JsonataCondition condition)
    {
        // A long text has no key, and is told from others by no more than this one comparison.
        if (condition.Literal!.Key is not { } literal)
        {
            return Fall();
        }

        bool isEqual = Fall("equal " + literal + " " + condition.Key);
        if (isEqual)
        {
            _values[condition.Key!] = condition.Literal;
        }

        return isEqual;
    }

    private bool Fall(string key)
    {
        if (!_fallen.TryGetValue(key, out bool fallen))
        {
            fallen = Fall();
            _fallen[key] = fallen;
        }

        return fallen;
    }

    private bool Fall()
    {
        if (_asked == _decisions.Count)
        {
            _decisions.Add(true);
        }

        return _decisions[_asked++];
    }
}
