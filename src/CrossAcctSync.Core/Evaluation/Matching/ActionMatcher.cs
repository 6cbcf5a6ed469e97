using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>An <c>Action</c> or <c>NotAction</c>: prefix and name are not case-sensitive (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).</summary>
internal sealed class ActionMatcher
{
    private readonly WildcardPattern[] _patterns;
    private readonly bool _isNegated;

    public ActionMatcher(PolicyElement element)
    {
        IReadOnlyList<string> values = element.Values;
        _isNegated = element.IsNegated;
        _patterns = new WildcardPattern[values.Count];
        IsMalformed = values.Count == 0;
        for (int i = 0; i < _patterns.Length; i++)
        {
            string value = values[i];
            IsMalformed |= value != "*" && value.IndexOf(':') <= 0;
            _patterns[i] = WildcardPattern.OfText(value.ToLowerInvariant());
        }
    }

    /// <summary>Whether IAM would refuse the element: it is empty, or an action has no service.</summary>
    public bool IsMalformed { get; }

    public bool IsMatch(string actionLower)
    {
        foreach (WildcardPattern pattern in _patterns)
        {
            if (pattern.IsMatch(actionLower))
            {
                return !_isNegated;
            }
        }

        return _isNegated;
    }
}
