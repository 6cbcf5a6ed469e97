using System;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Which conditions follow from which
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
/// </summary>
internal static class ConditionImplication
{
    /// <summary>Whether every request that meets <paramref name="given"/> meets <paramref name="asked"/>; a yes is always true.</summary>
    public static bool Implies(PolicyCondition given, PolicyCondition asked)
    {
        if (!string.Equals(given.Key, asked.Key, StringComparison.OrdinalIgnoreCase) || given.Values.Count == 0 || asked.Values.Count == 0)
        {
            return false;
        }

        ConditionOperator from = ConditionOperator.Parse(given.Operator);
        ConditionOperator to = ConditionOperator.Parse(asked.Operator);
        if (from.Qualifier != to.Qualifier || (from.IfExists && !to.IfExists))
        {
            return false;
        }

        if (from.Base == to.Base)
        {
            return ImpliesSameOperator(given, asked, to);
        }

        return (from.Base, to.Base) switch
        {
            ("stringequals", "stringlike") => given.Values.All(value => asked.Values.Any(pattern => PolicyPattern.CoversLiteral(pattern, value))),
            ("stringequals", "stringequalsignorecase") => given.Values.All(value => asked.Values.Contains(value, StringComparer.OrdinalIgnoreCase)),
            _ => false,
        };
    }

    /// <summary>Whether no request can meet both; a yes is always true.</summary>
    public static bool Exclude(PolicyCondition left, PolicyCondition right) => ExcludeInOrder(left, right) || ExcludeInOrder(right, left);

    /// <summary>The pattern by which a condition takes more than the values asked for, or null when each value is written in it.</summary>
    public static string? WidenedBy(PolicyCondition given, PolicyCondition asked)
    {
        ConditionOperator operation = ConditionOperator.Parse(asked.Operator);
        return operation.HasWildcards && !operation.IsNegated
            ? given.Values
                .Where(value => !asked.Values.Contains(value))
                .Select(value => asked.Values.FirstOrDefault(pattern => PolicyPattern.CoversText(pattern, value)))
                .FirstOrDefault(pattern => pattern is not null)
            : null;
    }

    private static bool ImpliesSameOperator(PolicyCondition given, PolicyCondition asked, ConditionOperator operation)
    {
        if (operation.IsNegated)
        {
            return asked.Values.All(value => given.Values.Any(other => Covers(other, value, operation)));
        }

        bool isWithin = given.Values.All(value => asked.Values.Any(other => Covers(other, value, operation)));
        return operation.IsPositive
            ? isWithin
            : isWithin && asked.Values.All(value => given.Values.Contains(value));
    }

    private static bool Covers(string wide, string narrow, ConditionOperator operation) => operation.Base switch
    {
        "stringlike" or "stringnotlike" => PolicyPattern.CoversText(wide, narrow),
        "arnlike" or "arnnotlike" => PolicyPattern.CoversArnLike(wide, narrow),
        "stringequalsignorecase" or "stringnotequalsignorecase" => string.Equals(wide, narrow, StringComparison.OrdinalIgnoreCase),
        _ => wide == narrow,
    };

    /// <summary>StringEquals against the string operators: the one case in which values tell for sure.</summary>
    private static bool ExcludeInOrder(PolicyCondition exact, PolicyCondition other)
    {
        ConditionOperator from = ConditionOperator.Parse(exact.Operator);
        ConditionOperator to = ConditionOperator.Parse(other.Operator);
        bool isComparable = string.Equals(exact.Key, other.Key, StringComparison.OrdinalIgnoreCase)
            && from is { Base: "stringequals", Qualifier.Length: 0, IfExists: false }
            && to.Qualifier.Length == 0
            && !exact.Values.Concat(other.Values).Any(PolicyPattern.HasVariable);
        if (!isComparable)
        {
            return false;
        }

        return to.Base switch
        {
            "stringequals" => !exact.Values.Any(value => other.Values.Contains(value)),
            "stringlike" => !exact.Values.Any(value => other.Values.Any(pattern => PolicyPattern.CoversLiteral(pattern, value))),
            "stringnotequals" => exact.Values.All(value => other.Values.Contains(value)),
            "stringnotlike" => exact.Values.All(value => other.Values.Any(pattern => PolicyPattern.CoversLiteral(pattern, value))),
            "null" => other.Values.Count > 0 && other.Values.All(value => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };
    }
}
