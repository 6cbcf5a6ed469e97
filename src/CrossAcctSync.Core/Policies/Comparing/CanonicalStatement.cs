using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Policies;

/// <summary>
/// What a statement means, in one spelling: its elements by name, each with the sorted set of its values. Two
/// statements mean the same if their keys are equal.
/// </summary>
internal sealed class CanonicalStatement
{
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private string? _key;

    private CanonicalStatement(PolicyStatement source, string partition)
    {
        Source = source;
        Read(source, partition);
    }

    public PolicyStatement Source { get; }

    /// <summary>
    /// Values by element: <c>Effect</c>, <c>Principal</c> or <c>NotPrincipal</c>, ..., and <c>Condition.operator.key</c>.
    /// </summary>
    public SortedDictionary<string, SortedSet<string>> Elements { get; } = new(StringComparer.Ordinal);

    /// <summary>The whole statement as one text that no other meaning has.</summary>
    public string Key => _key ??= Spell(Elements);

    public static CanonicalStatement Of(PolicyStatement statement, string partition) => new(statement, partition);

    /// <summary>The canonical statements of a document, sorted by key, each once.</summary>
    public static IReadOnlyList<CanonicalStatement> Of(PolicyDocument document, string partition) => document.Statements
        .Select(statement => Of(statement, partition))
        .GroupBy(statement => statement.Key, StringComparer.Ordinal)
        .Select(same => same.First())
        .OrderBy(statement => statement.Key, StringComparer.Ordinal)
        .ToList();

    /// <summary>An element's name as the statement has it, or null when it has no such element.</summary>
    public string? Written(string element) => _written.TryGetValue(element, out string? name) ? name : null;

    /// <summary>A value as the statement has it, or null when it has no such value.</summary>
    public string? Written(string element, string value) => _written.TryGetValue(element + "\n" + value, out string? text) ? text : null;

    private void Read(PolicyStatement statement, string partition)
    {
        Add("Effect", "Effect", new[] { statement.Effect.ToString() }, effect => effect);
        if (statement.Principal is { } principal)
        {
            Elements[principal.Name] = new SortedSet<string>(StringComparer.Ordinal);
            foreach (PolicyPrincipal one in principal.Principals)
            {
                Add(principal.Name, principal.Name, new[] { CanonicalPrincipal.Of(one, partition) }, _ => one.Kind == PrincipalKind.Aws ? one.Value : one.ToString());
            }
        }

        // "The prefix and the action name are case insensitive"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
        string action = statement.Action.IsNegated ? "NotAction" : "Action";
        Elements[action] = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string value in statement.Action.Values)
        {
            Add(action, action, new[] { LowerCase(value) }, _ => value);
        }

        if (statement.Resource is { } resource)
        {
            string name = resource.IsNegated ? "NotResource" : "Resource";
            Add(name, name, resource.Values, value => value);
        }

        AddConditions(statement.Conditions);
        foreach (UnknownElement unknown in statement.UnknownElements)
        {
            Add("Unknown." + unknown.Name, unknown.Name, new[] { unknown.Json }, json => json);
        }
    }

    private void AddConditions(IReadOnlyList<PolicyCondition> conditions)
    {
        // "Condition key names are not case-sensitive"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
        foreach (IGrouping<string, PolicyCondition> group in conditions.GroupBy(NameOf, StringComparer.Ordinal))
        {
            // Names that differ in their letters' case only are several conditions, and all must hold: each is named by
            // its values, so that their order does not matter.
            bool isRepeated = group.Select(ValuesOf).Distinct(StringComparer.Ordinal).Count() > 1;
            foreach (PolicyCondition condition in group)
            {
                string name = isRepeated ? group.Key + "." + ValuesOf(condition) : group.Key;
                Add(name, $"Condition.{condition.Operator}.{condition.Key}", condition.Values, value => value);
            }
        }
    }

    private static string NameOf(PolicyCondition condition) =>
        $"Condition.{ConditionOperator.Parse(condition.Operator).Canonical}.{LowerCase(condition.Key)}";

    private static string ValuesOf(PolicyCondition condition) => Spell(new SortedSet<string>(condition.Values, StringComparer.Ordinal));

    private void Add(string name, string writtenName, IEnumerable<string> values, Func<string, string> written)
    {
        if (!Elements.TryGetValue(name, out SortedSet<string>? set))
        {
            Elements[name] = set = new SortedSet<string>(StringComparer.Ordinal);
        }

        _written[name] = writtenName;
        foreach (string value in values)
        {
            set.Add(value);
            _written[name + "\n" + value] = written(value);
        }
    }

#pragma warning disable CA1308 // Actions and condition keys are mostly written in lower case; nothing depends on which case is chosen.
    private static string LowerCase(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308

    private static string Spell(SortedDictionary<string, SortedSet<string>> elements)
    {
        var text = new StringBuilder();
        foreach (KeyValuePair<string, SortedSet<string>> element in elements)
        {
            text.Append(Quote(element.Key)).Append('=').Append(Spell(element.Value)).Append(';');
        }

        return text.ToString();
    }

    private static string Spell(SortedSet<string> values) => "[" + string.Join(",", values.Select(Quote)) + "]";

    private static string Quote(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
