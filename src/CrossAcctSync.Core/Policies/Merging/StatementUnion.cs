using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>Statements that differ in one list only, as one statement with both lists.</summary>
internal static class StatementUnion
{
    /// <summary>The elements whose lists can be put together: positive ones, for a longer list of exclusions matches less.</summary>
    public static IEnumerable<string> Elements(CanonicalStatement statement) => statement.Elements.Keys
        .Where(name => name is "Action" or "Resource" or "Principal" || Condition(statement, name) is not null);

    /// <summary>
    /// Whether a condition with two lists of values is one with both: it holds when one value matches, and does not ask
    /// for every value of the request.
    /// </summary>
    public static bool IsUnion(PolicyCondition condition)
    {
        ConditionOperator operation = ConditionOperator.Parse(condition.Operator);
        return operation.IsPositive && operation.Qualifier != "forallvalues" && condition.Values.Count > 0;
    }

    /// <summary>What all statements have in common that differ at most in one element: equal for those that can be put together by it.</summary>
    public static string KeyWithout(CanonicalStatement statement, string element) => string.Join(
        ";",
        statement.Elements.Select(other => other.Key == element ? element : other.Key + "=" + string.Join(",", other.Value.Select(value => value.Length + ":" + value))));

    /// <summary>The first statement with the values of all, in their order.</summary>
    public static PolicyStatement Join(CanonicalStatement first, IReadOnlyList<CanonicalStatement> others, string element, string partition)
    {
        PolicyStatement one = first.Source;
        switch (element)
        {
            case "Action":
                return one with { Action = Join(one.Action, others.Select(other => other.Source.Action), StringComparer.OrdinalIgnoreCase) };
            case "Resource":
                return one with { Resource = Join(one.Resource!, others.Select(other => other.Source.Resource!), StringComparer.Ordinal) };
            case "Principal":
                return one with { Principal = Join(one.Principal!, others.Select(other => other.Source.Principal!), partition) };
            default:
                int index = IndexOf(one, Condition(first, element)!);
                PolicyCondition[] conditions = one.Conditions.ToArray();
                conditions[index] = conditions[index] with
                {
                    Values = conditions[index].Values.Concat(others.SelectMany(other => Condition(other, element)!.Values)).Distinct(StringComparer.Ordinal).ToArray(),
                };
                return one with { Conditions = conditions };
        }
    }

    private static PolicyElement Join(PolicyElement first, IEnumerable<PolicyElement> others, StringComparer comparer) =>
        first with { Values = first.Values.Concat(others.SelectMany(other => other.Values)).Distinct(comparer).ToArray() };

    private static PrincipalElement Join(PrincipalElement first, IEnumerable<PrincipalElement> others, string partition) => first with
    {
        Principals = first.Principals
            .Concat(others.SelectMany(other => other.Principals))
            .GroupBy(principal => CanonicalPrincipal.Of(principal, partition), StringComparer.Ordinal)
            .Select(same => same.First())
            .ToArray(),
    };

    /// <summary>The one condition behind an element's name, or null when it is no such condition or there are several.</summary>
    private static PolicyCondition? Condition(CanonicalStatement statement, string name)
    {
        if (!name.StartsWith("Condition.", StringComparison.Ordinal))
        {
            return null;
        }

        var same = statement.Source.Conditions
            .Where(condition => string.Equals($"Condition.{ConditionOperator.Parse(condition.Operator).Canonical}.{condition.Key}", name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return same.Count == 1 && IsUnion(same[0]) ? same[0] : null;
    }

    private static int IndexOf(PolicyStatement statement, PolicyCondition condition)
    {
        for (int i = 0; i < statement.Conditions.Count; i++)
        {
            if (ReferenceEquals(statement.Conditions[i], condition))
            {
                return i;
            }
        }

        return -1;
    }
}
