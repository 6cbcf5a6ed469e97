using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// <c>Bool</c>: true and false in any case, or a policy variable
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean).
/// </summary>
internal sealed class BoolMatcher : ValueMatcher
{
    private readonly StringMatcher _texts;

    public BoolMatcher(IReadOnlyList<string> values, bool hasVariables)
    {
        _texts = new StringMatcher(values, OperatorFamily.StringEqualsIgnoreCase, hasVariables);
        IsMalformed = values.Any(value => !IsBoolean(value) && PolicyTemplate.Parse(value, hasVariables) is null);
    }

    public override IEnumerable<PolicyTemplate> Templates => _texts.Templates;

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame) =>
        IsBoolean(value[index]) ? _texts.Matches(in value, index, in frame) : Ternary.False;

    internal static bool IsBoolean(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
}
