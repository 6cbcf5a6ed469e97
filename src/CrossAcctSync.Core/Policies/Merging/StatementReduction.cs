using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>A statement without the values that other values of the same list include.</summary>
internal static class StatementReduction
{
    /// <summary>The shorter statement, or the very same one when no value can go.</summary>
    public static PolicyStatement Of(PolicyStatement statement, string partition)
    {
        PolicyElement action = Reduce(statement.Action, PolicyPattern.CoversAction, isCaseSensitive: false);
        PolicyElement? resource = statement.Resource is null ? null : Reduce(statement.Resource, PolicyPattern.CoversResource, isCaseSensitive: true);
        PrincipalElement? principal = statement.Principal is null ? null : Reduce(statement.Principal, partition);
        PolicyCondition[] conditions = statement.Conditions.Select(Reduce).ToArray();
        bool isSame = ReferenceEquals(action, statement.Action)
            && ReferenceEquals(resource, statement.Resource)
            && ReferenceEquals(principal, statement.Principal)
            && conditions.SequenceEqual(statement.Conditions);
        return isSame ? statement : statement with { Action = action, Resource = resource, Principal = principal, Conditions = conditions };
    }

    private static PolicyElement Reduce(PolicyElement element, Func<string, string, bool> covers, bool isCaseSensitive)
    {
        List<string> values = Reduce(element.Values, covers, isCaseSensitive);
        return values.Count == element.Values.Count ? element : element with { Values = values };
    }

    private static PrincipalElement Reduce(PrincipalElement element, string partition)
    {
        PolicyPrincipal[] principals = element.Principals
            .GroupBy(principal => CanonicalPrincipal.Of(principal, partition), StringComparer.Ordinal)
            .Select(same => same.First())
            .ToArray();
        return principals.Length == element.Principals.Count ? element : element with { Principals = principals };
    }

    private static PolicyCondition Reduce(PolicyCondition condition)
    {
        Func<string, string, bool> covers = ConditionOperator.Parse(condition.Operator).Base switch
        {
            "stringlike" or "stringnotlike" => PolicyPattern.CoversText,
            "arnlike" or "arnnotlike" => PolicyPattern.CoversArnLike,
            _ => string.Equals,
        };
        List<string> values = Reduce(condition.Values, covers, isCaseSensitive: true);
        return values.Count == condition.Values.Count ? condition : condition with { Values = values };
    }

    private static List<string> Reduce(IReadOnlyList<string> values, Func<string, string, bool> covers, bool isCaseSensitive)
    {
        if (values.Count < 2)
        {
            return values.ToList();
        }

        var prefixes = new PatternPrefixes();
        for (int i = 0; i < values.Count; i++)
        {
            prefixes.Add(i, Form(values[i], isCaseSensitive), isPattern: true);
        }

        var isLeft = Enumerable.Repeat(true, values.Count).ToArray();
        for (int i = values.Count - 1; i >= 0; i--)
        {
            isLeft[i] = !prefixes.Find(Form(values[i], isCaseSensitive)).Any(places => places.Any(j => j != i && isLeft[j] && covers(values[j], values[i])));
        }

        return values.Where((_, i) => isLeft[i]).ToList();
    }

#pragma warning disable CA1308 // As PolicyPattern compares actions.
    private static string Form(string value, bool isCaseSensitive) => isCaseSensitive ? value : value.ToLowerInvariant();
#pragma warning restore CA1308
}
