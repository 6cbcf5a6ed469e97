using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary><c>ArnEquals</c> and <c>ArnLike</c>, which "behave identically" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN).</summary>
internal sealed class ArnMatcher : ValueMatcher
{
    private readonly ArnPattern?[] _patterns;
    private readonly PolicyTemplate?[] _templates;

    public ArnMatcher(IReadOnlyList<string> values, bool hasVariables)
    {
        _patterns = new ArnPattern?[values.Count];
        _templates = new PolicyTemplate?[values.Count];
        for (int i = 0; i < values.Count; i++)
        {
            _templates[i] = PolicyTemplate.Parse(values[i], hasVariables);
            _patterns[i] = _templates[i] is null ? ArnPattern.Of(values[i]) : null;
            IsMalformed |= _patterns[i] is { IsValid: false };
        }
    }

    public override IEnumerable<PolicyTemplate> Templates => _templates.OfType<PolicyTemplate>();

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        string arn = value[index];
        Ternary any = Ternary.False;
        for (int i = 0; i < _patterns.Length && any != Ternary.True; i++)
        {
            any = any.Or(_patterns[i] is { } pattern ? TernaryLogic.Of(pattern.IsMatch(arn)) : MatchesTemplate(_templates[i]!, arn, in frame));
        }

        return any;
    }

    private static Ternary MatchesTemplate(PolicyTemplate template, string arn, in EvaluationFrame frame)
    {
        Ternary state = template.TryResolveTokens(in frame, isArn: false, out int[] tokens);
        return state == Ternary.True ? TernaryLogic.Of(ArnPattern.Of(tokens).IsMatch(arn)) : state;
    }
}
