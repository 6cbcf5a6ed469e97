using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>One way in which the conditions of a template can fall.</summary>
internal sealed class ConditionCase
{
    private readonly IReadOnlyDictionary<string, bool> _conditions;

    /// <param name="conditions">Whether each condition holds, by its name.</param>
    /// <param name="isOneOfSeveral">Whether they could fall otherwise.</param>
    public ConditionCase(IReadOnlyDictionary<string, bool> conditions, bool isOneOfSeveral)
    {
        _conditions = conditions;
        Text = isOneOfSeveral
            ? string.Join(" and ", conditions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value ? one.Key : "not " + one.Key))
            : null;
    }

    /// <summary>That of a template without conditions.</summary>
    public static ConditionCase Only { get; } = new(new Dictionary<string, bool>(), false);

    /// <summary>The case in words, for example <c>IsProd and not IsEu</c>; null where there is no other.</summary>
    public string? Text { get; }

    /// <summary>Whether a condition holds; null where it is none of the case.</summary>
    public bool? this[string condition] => _conditions.TryGetValue(condition, out bool holds) ? holds : null;
}
