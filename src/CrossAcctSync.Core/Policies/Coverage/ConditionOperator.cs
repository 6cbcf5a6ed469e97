using System;
using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>
/// A condition operator taken apart: <c>ForAnyValue:StringLikeIfExists</c> is a qualifier, a base and a suffix
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
/// </summary>
/// <param name="Qualifier"><c>foranyvalue</c>, <c>forallvalues</c>, or empty.</param>
/// <param name="Base">The operator itself in lower case; <c>arnequals</c> is <c>arnlike</c>, for AWS says that they behave identically.</param>
/// <param name="IfExists">Whether the condition holds when the request has no such key.</param>
internal sealed record ConditionOperator(string Qualifier, string Base, bool IfExists)
{
    private const string IfExistsSuffix = "ifexists";

    private static readonly HashSet<string> Negated = new(StringComparer.Ordinal)
    {
        "stringnotequals", "stringnotequalsignorecase", "stringnotlike", "numericnotequals", "datenotequals",
        "notipaddress", "arnnotlike",
    };

    private static readonly HashSet<string> Positive = new(StringComparer.Ordinal)
    {
        "stringequals", "stringequalsignorecase", "stringlike", "numericequals", "dateequals", "bool", "binaryequals",
        "ipaddress", "arnlike",
    };

    /// <summary>Whether the condition holds when none of its values matches.</summary>
    public bool IsNegated => Negated.Contains(Base);

    /// <summary>Whether the condition holds when one of its values matches, so that more values hold more often.</summary>
    public bool IsPositive => Positive.Contains(Base);

    /// <summary>Whether values are patterns.</summary>
    public bool HasWildcards => Base is "stringlike" or "stringnotlike" or "arnlike" or "arnnotlike";

    /// <summary>The operator in one spelling.</summary>
    public string Canonical => (Qualifier.Length == 0 ? string.Empty : Qualifier + ":") + Base + (IfExists ? IfExistsSuffix : string.Empty);

    /// <summary>Takes an operator apart; letter case does not matter.</summary>
    public static ConditionOperator Parse(string text)
    {
#pragma warning disable CA1308 // A canonical spelling; nothing depends on which case is chosen.
        string name = text.ToLowerInvariant();
#pragma warning restore CA1308
        int colon = name.IndexOf(':');
        string qualifier = colon < 0 ? string.Empty : name.Substring(0, colon);
        name = name.Substring(colon + 1);
        bool ifExists = name.Length > IfExistsSuffix.Length && name.EndsWith(IfExistsSuffix, StringComparison.Ordinal);
        name = ifExists ? name.Substring(0, name.Length - IfExistsSuffix.Length) : name;
        return new ConditionOperator(
            qualifier,
            name switch
            {
                "arnequals" => "arnlike",
                "arnnotequals" => "arnnotlike",
                _ => name,
            },
            ifExists);
    }
}
