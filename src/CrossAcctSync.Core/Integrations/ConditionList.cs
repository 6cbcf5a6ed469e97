using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>Conditions with the text that sets them apart from others.</summary>
internal sealed class ConditionList : IReadOnlyList<ScopedCondition>
{
    private readonly IReadOnlyList<ScopedCondition> _conditions;

    private ConditionList(IReadOnlyList<ScopedCondition> conditions, bool isShared)
    {
        _conditions = conditions;
        IsShared = isShared;
        Key = string.Join(";", conditions.Select(condition => $"{condition.Operator} {condition.Key} {string.Join(",", condition.Values)}"));
    }

    public static ConditionList Empty { get; } = new([], true);

    public int Count => _conditions.Count;

    /// <summary>Whether the same list serves many tasks.</summary>
    public bool IsShared { get; }

    /// <summary>The conditions as one text.</summary>
    public string Key { get; }

    public ScopedCondition this[int index] => _conditions[index];

    public static ConditionList Of(IReadOnlyList<ScopedCondition> conditions) =>
        conditions as ConditionList ?? (conditions.Count == 0 ? Empty : new ConditionList(conditions, false));

    /// <summary>A list that serves all tasks of an integration.</summary>
    public static ConditionList Shared(IReadOnlyList<ScopedCondition> conditions) =>
        conditions.Count == 0 ? Empty : new ConditionList(conditions, true);

    public IEnumerator<ScopedCondition> GetEnumerator() => _conditions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
