using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// <c>StringEquals</c> and <c>StringEqualsIgnoreCase</c>, in which wildcards stand for themselves, and <c>StringLike</c>
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String).
/// </summary>
internal sealed class StringMatcher : ValueMatcher
{
    private readonly string[] _values;
    private readonly PolicyTemplate?[] _templates;
    private readonly WildcardPattern?[] _patterns;
    private readonly StringComparison _comparison;
    private readonly bool _isLike;

    public StringMatcher(IReadOnlyList<string> values, OperatorFamily family, bool hasVariables)
    {
        _values = values.ToArray();
        _isLike = family == OperatorFamily.StringLike;
        _comparison = family == OperatorFamily.StringEqualsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _templates = new PolicyTemplate?[_values.Length];
        _patterns = _isLike ? new WildcardPattern?[_values.Length] : Array.Empty<WildcardPattern?>();
        for (int i = 0; i < _values.Length; i++)
        {
            _templates[i] = PolicyTemplate.Parse(_values[i], hasVariables);
            if (_isLike && _templates[i] is null)
            {
                _patterns[i] = WildcardPattern.OfText(_values[i]);
            }
        }
    }

    public override IEnumerable<PolicyTemplate> Templates => _templates.OfType<PolicyTemplate>();

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        string text = value[index];
        Ternary any = Ternary.False;
        for (int i = 0; i < _values.Length && any != Ternary.True; i++)
        {
            any = any.Or(_templates[i] is { } template ? MatchesTemplate(template, text, in frame)
                : _isLike ? TernaryLogic.Of(_patterns[i]!.IsMatch(text))
                : TernaryLogic.Of(string.Equals(_values[i], text, _comparison)));
        }

        return any;
    }

    private Ternary MatchesTemplate(PolicyTemplate template, string text, in EvaluationFrame frame)
    {
        Ternary state;
        if (_isLike)
        {
            state = template.TryResolveTokens(in frame, isArn: false, out int[] tokens);
            return state == Ternary.True ? TernaryLogic.Of(TokenMatcher.IsMatch(tokens, 0, tokens.Length, text, 0, text.Length)) : state;
        }

        state = template.TryResolve(in frame, out string resolved);
        return state == Ternary.True ? TernaryLogic.Of(string.Equals(resolved, text, _comparison)) : state;
    }
}
