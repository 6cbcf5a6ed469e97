using System;
using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>A condition operator, taken apart.</summary>
internal readonly record struct ConditionOperator(
    OperatorFamily Family,
    bool IsNegated,
    Comparison Comparison,
    SetQuantifier Quantifier,
    bool IsIfExists)
{
    private const string IfExists = "IfExists";

    private static readonly Dictionary<string, ConditionOperator> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = Plain(OperatorFamily.StringEquals),
        ["StringNotEquals"] = Negated(OperatorFamily.StringEquals),
        ["StringEqualsIgnoreCase"] = Plain(OperatorFamily.StringEqualsIgnoreCase),
        ["StringNotEqualsIgnoreCase"] = Negated(OperatorFamily.StringEqualsIgnoreCase),
        ["StringLike"] = Plain(OperatorFamily.StringLike),
        ["StringNotLike"] = Negated(OperatorFamily.StringLike),
        ["NumericEquals"] = Plain(OperatorFamily.Numeric),
        ["NumericNotEquals"] = Negated(OperatorFamily.Numeric),
        ["NumericLessThan"] = Plain(OperatorFamily.Numeric, Comparison.Less),
        ["NumericLessThanEquals"] = Plain(OperatorFamily.Numeric, Comparison.LessOrEqual),
        ["NumericGreaterThan"] = Plain(OperatorFamily.Numeric, Comparison.Greater),
        ["NumericGreaterThanEquals"] = Plain(OperatorFamily.Numeric, Comparison.GreaterOrEqual),
        ["DateEquals"] = Plain(OperatorFamily.Date),
        ["DateNotEquals"] = Negated(OperatorFamily.Date),
        ["DateLessThan"] = Plain(OperatorFamily.Date, Comparison.Less),
        ["DateLessThanEquals"] = Plain(OperatorFamily.Date, Comparison.LessOrEqual),
        ["DateGreaterThan"] = Plain(OperatorFamily.Date, Comparison.Greater),
        ["DateGreaterThanEquals"] = Plain(OperatorFamily.Date, Comparison.GreaterOrEqual),
        ["Bool"] = Plain(OperatorFamily.Bool),
        ["BinaryEquals"] = Plain(OperatorFamily.Binary),
        ["IpAddress"] = Plain(OperatorFamily.IpAddress),
        ["NotIpAddress"] = Negated(OperatorFamily.IpAddress),
        ["ArnEquals"] = Plain(OperatorFamily.Arn),
        ["ArnLike"] = Plain(OperatorFamily.Arn),
        ["ArnNotEquals"] = Negated(OperatorFamily.Arn),
        ["ArnNotLike"] = Negated(OperatorFamily.Arn),
        ["Null"] = Plain(OperatorFamily.Null),
    };

    /// <summary>The operators as AWS spells them, without quantifier and <c>IfExists</c>.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Reads <c>[ForAllValues:|ForAnyValue:]operator[IfExists]</c>; false when IAM has no such operator.</summary>
    public static bool TryParse(string text, out ConditionOperator result)
    {
        if (Known.TryGetValue(text, out result))
        {
            return true;
        }

        string name = text;
        SetQuantifier quantifier = SetQuantifier.None;
        if (TryCut(ref name, "ForAllValues:"))
        {
            quantifier = SetQuantifier.ForAllValues;
        }
        else if (TryCut(ref name, "ForAnyValue:"))
        {
            quantifier = SetQuantifier.ForAnyValue;
        }

        bool isIfExists = name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase);
        name = isIfExists ? name.Substring(0, name.Length - IfExists.Length) : name;
        if (!Known.TryGetValue(name, out result) || (isIfExists && result.Family == OperatorFamily.Null))
        {
            return false;
        }

        result = result with { Quantifier = quantifier, IsIfExists = isIfExists };
        return true;
    }

    private static bool TryCut(ref string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        name = name.Substring(prefix.Length);
        return true;
    }

    private static ConditionOperator Plain(OperatorFamily family, Comparison comparison = Comparison.Equal) =>
        new(family, false, comparison, SetQuantifier.None, false);

    private static ConditionOperator Negated(OperatorFamily family) =>
        new(family, true, Comparison.Equal, SetQuantifier.None, false);
}
