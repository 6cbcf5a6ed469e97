using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>
/// One key under one operator of a statement's <c>Condition</c>. All conditions of a statement must hold; of the
/// values one must (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
/// </summary>
/// <param name="Operator">The operator as written, with <c>ForAnyValue:</c> and <c>IfExists</c> where it has them.</param>
/// <param name="Key">The context key as written.</param>
/// <param name="Values">The values as text; a number or boolean of the JSON is kept in its letters.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The operator as written, with <c>ForAnyValue:</c> and <c>IfExists</c> where it has them.</summary>
    public string Operator { get; internal init; } = Operator;

    /// <summary>The context key as written.</summary>
    public string Key { get; internal init; } = Key;

    /// <summary>The values as text; a number or boolean of the JSON is kept in its letters.</summary>
    public IReadOnlyList<string> Values { get; internal init; } = Values;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Operator} {Key} {string.Join(", ", Values)}");
}
