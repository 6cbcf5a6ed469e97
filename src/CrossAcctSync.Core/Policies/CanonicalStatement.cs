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
    private CanonicalStatement(PolicyStatement source, SortedDictionary<string, SortedSet<string>> elements)
    {
        Source = source;
        Elements = elements;
        Key = Spell(elements);
    }

    public PolicyStatement Source { get; }

    /// <summary>
    /// Values by element: <c>Effect</c>, <c>Principal</c> or <c>NotPrincipal</c>, ..., and <c>Condition.operator.key</c>.
    /// </summary>
    public SortedDictionary<string, SortedSet<string>> Elements { get; }

    /// <summary>The whole statement as one text that no other meaning has.</summary>
    public string Key { get; }

    public static CanonicalStatement Of(PolicyStatement statement, string partition)
    {
        var elements = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        Add(elements, "Effect", new[] { statement.Effect.ToString() });
        if (statement.Principal is { } principal)
        {
            Add(elements, principal.Name, principal.Principals.Select(one => CanonicalPrincipal.Of(one, partition)));
        }

        // "The prefix and the action name are case insensitive"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
        Add(elements, statement.Action.IsNegated ? "NotAction" : "Action", statement.Action.Values.Select(LowerCase));
        if (statement.Resource is { } resource)
        {
            Add(elements, resource.IsNegated ? "NotResource" : "Resource", resource.Values);
        }

        foreach (PolicyCondition condition in statement.Conditions)
        {
            AddCondition(elements, condition);
        }

        foreach (UnknownElement unknown in statement.UnknownElements)
        {
            Add(elements, "Unknown." + unknown.Name, new[] { unknown.Json });
        }

        return new CanonicalStatement(statement, elements);
    }

    /// <summary>The canonical statements of a document, sorted by key, each once.</summary>
    public static IReadOnlyList<CanonicalStatement> Of(PolicyDocument document, string partition) => document.Statements
        .Select(statement => Of(statement, partition))
        .GroupBy(statement => statement.Key, StringComparer.Ordinal)
        .Select(same => same.First())
        .OrderBy(statement => statement.Key, StringComparer.Ordinal)
        .ToList();

    private static void AddCondition(SortedDictionary<string, SortedSet<string>> elements, PolicyCondition condition)
    {
        // "Condition key names are not case-sensitive"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
        string name = $"Condition.{ConditionOperator.Parse(condition.Operator).Canonical}.{LowerCase(condition.Key)}";
        var values = new SortedSet<string>(condition.Values, StringComparer.Ordinal);
        if (elements.TryGetValue(name, out SortedSet<string>? earlier))
        {
            if (earlier.SetEquals(values))
            {
                return;
            }

            // Names that differ in their letters' case only are two conditions, and both must hold.
            name += "." + Spell(values);
        }

        Add(elements, name, values);
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> elements, string name, IEnumerable<string> values) =>
        elements[name] = new SortedSet<string>(values, StringComparer.Ordinal);

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
