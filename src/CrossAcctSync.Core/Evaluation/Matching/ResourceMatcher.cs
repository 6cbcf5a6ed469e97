using System.Collections.Generic;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>A <c>Resource</c> or <c>NotResource</c>.</summary>
internal sealed class ResourceMatcher
{
    private readonly ResourcePattern[] _patterns;
    private readonly bool _isNegated;

    public ResourceMatcher(PolicyElement element, bool hasVariables)
    {
        IReadOnlyList<string> values = element.Values;
        _isNegated = element.IsNegated;
        _patterns = new ResourcePattern[values.Count];
        IsMalformed = values.Count == 0;
        for (int i = 0; i < _patterns.Length; i++)
        {
            _patterns[i] = new ResourcePattern(values[i], hasVariables);
            // What the one pattern should have left out of a NotResource nobody knows.
            IsMalformed |= _patterns[i].IsMalformed || (_isNegated && _patterns[i].IsVoid);
            IsIncomplete |= _patterns[i].IsIncomplete;
            IsShort |= _patterns[i].IsIncomplete && !_patterns[i].IsOpen;
        }
    }

    public bool IsMalformed { get; }

    /// <summary>Whether one of the ARNs has fewer than six fields.</summary>
    public bool IsIncomplete { get; }

    /// <summary>Whether one of those does not end in a wildcard, so that it would match nothing if AWS did not complete it.</summary>
    public bool IsShort { get; }

    public IReadOnlyList<ResourcePattern> Patterns => _patterns;

    public Ternary Matches(string resource, in EvaluationFrame frame)
    {
        Ternary any = Ternary.False;
        foreach (ResourcePattern pattern in _patterns)
        {
            any = any.Or(pattern.Matches(resource, in frame));
            if (any == Ternary.True)
            {
                break;
            }
        }

        return _isNegated ? any.Not() : any;
    }
}
