using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Evaluation.Conditions;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>An unknown context key, and the ways in which it could fall as far as the policies tell them apart.</summary>
internal sealed class UnknownKey
{
    private const string OtherArn = "arn:aws:another:us-east-1:000000000000:another-value";

    private static readonly string[] AlwaysPresent = { "aws:requestedregion", "aws:securetransport", "aws:userid", "aws:principaltype" };

    // Of each the first are taken that no condition asks for.
    private static readonly string[] OtherTexts = { "another-value", "yet-another-value", "~", "0" };

    private static readonly string[] OtherArns = { OtherArn, "arn:another:another:::another-value", "another-value" };

    private static readonly string[] OtherBytes = { "YW5vdGhlci12YWx1ZQ==", "AA==" };

    private static readonly string[] OtherAddresses = { "192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1" };

    private readonly List<CompiledCondition> _conditions = new();
    private readonly List<string> _templateValues = new();
    private bool _isVariable;
    private int _patterns;
    private bool _areSolutionsComplete = true;

    public UnknownKey(string name) => Name = name;

    /// <summary>The key in lower case.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether the ways are all that the policies tell apart: so for single values; not sure where wildcards overlap,
    /// ranges nest, sets are compared with several values, or the key is used as a variable whose text cannot be solved.
    /// </summary>
    public bool IsExhaustive
    {
        get
        {
            List<string> values = _conditions.SelectMany(condition => condition.Source.Values).Distinct(StringComparer.Ordinal).ToList();
            int families = _conditions.Select(condition => Group(condition.Operator.Family)).Where(family => family != OperatorFamily.Null).Distinct().Count();
            bool areRanges = _conditions.Exists(condition => condition.Operator.Family == OperatorFamily.IpAddress);
            bool areSets = _conditions.Exists(condition => condition.Operator.Quantifier != SetQuantifier.None);
            int wildcards = values.Count(value => value.IndexOf('*') >= 0 || value.IndexOf('?') >= 0);
            return _areSolutionsComplete
                && families <= 1 && wildcards + _patterns <= 1
                && !(areRanges && values.Count > 1)
                && !(areSets && values.Count > 1)
                && !MixesCases();
        }
    }

    public void AddCondition(CompiledCondition condition) => _conditions.Add(condition);

    /// <summary>Notes what a value with variables, to which the key is compared, is for the request; null where that is not known.</summary>
    public void AddResolved(string? value, bool isPattern)
    {
        _areSolutionsComplete &= value is not null && !isPattern;
        if (value is not null)
        {
            _templateValues.Add(isPattern ? Filled(value) : value);
        }
    }

    /// <summary>Notes that the key stands in a variable.</summary>
    /// <param name="solution">The value that would make the text match, or null.</param>
    /// <param name="isComplete">Whether the text matches for no other kind of value.</param>
    /// <param name="isPattern">Whether it matches for other values too.</param>
    public void AddVariable(string? solution, bool isComplete, bool isPattern)
    {
        _isVariable = true;
        _areSolutionsComplete &= isComplete;
        if (solution is not null)
        {
            _templateValues.Add(solution);
            _patterns += isPattern ? 1 : 0;
        }
    }

    /// <summary>The ways in which the key could fall.</summary>
    /// <param name="isAlone">Whether no other key is unknown: with others, two values that no policy names may differ.</param>
    /// <param name="frame">The request.</param>
    public IReadOnlyList<ContextAssignment> Ways(bool isAlone, EvaluationFrame frame)
    {
        var values = new List<string>();
        foreach (IGrouping<OperatorFamily, CompiledCondition> group in _conditions.GroupBy(condition => Group(condition.Operator.Family)))
        {
            values.AddRange(Samples(group.Key, group.ToList()));
        }

        values.AddRange(_templateValues);
        var ways = new List<ContextAssignment>();
        if (!AlwaysPresent.Contains(Name))
        {
            ways.Add(new ContextAssignment(Name, Array.Empty<string>(), false));
        }

        ways.AddRange(values.Distinct(StringComparer.Ordinal).Select(value => new ContextAssignment(Name, new[] { value }, false)));
        string[] others = Others(isAlone, frame);
        ways.AddRange(others.Where(other => !values.Contains(other)).Select(other => new ContextAssignment(Name, new[] { other }, true)));
        if (values.Count > 0 && others.Length > 0 && _conditions.Exists(condition => condition.Operator.Quantifier != SetQuantifier.None))
        {
            ways.Add(new ContextAssignment(Name, new[] { values[0], others[0] }, false));
        }

        return ways;
    }

    /// <summary>Whether the key is compared with and without regard to case, which tells spellings apart.</summary>
    private bool MixesCases() =>
        _conditions.Exists(condition => condition.Operator.Family == OperatorFamily.StringEqualsIgnoreCase)
        && _conditions.Exists(condition => condition.Operator.Family is OperatorFamily.StringEquals or OperatorFamily.StringLike);

    private static OperatorFamily Group(OperatorFamily family) =>
        family is OperatorFamily.StringEqualsIgnoreCase or OperatorFamily.StringLike ? OperatorFamily.StringEquals : family;

    private static IEnumerable<string> Samples(OperatorFamily family, List<CompiledCondition> conditions)
    {
        IEnumerable<string> values = conditions.SelectMany(condition => condition.Source.Values);
        switch (family)
        {
            case OperatorFamily.Null:
                return Array.Empty<string>();
            case OperatorFamily.Bool:
                return new[] { "true", "false" };
            case OperatorFamily.Numeric:
                return Around(values.Select(value => NumericMatcher.TryParse(value, out decimal number) ? number : 0m), 1m)
                    .Select(number => number.ToString(CultureInfo.InvariantCulture));
            case OperatorFamily.Date:
                return Around(values.Select(value => DateMatcher.TryParse(value, out long ticks) ? (decimal)ticks : 0m), TimeSpan.TicksPerSecond)
                    .Where(ticks => ticks >= 0)
                    .Select(ticks => ContextValue.Instant((long)ticks, isEpoch: false)[0]);
            case OperatorFamily.IpAddress:
                return values.Select(value => IpRange.TryParse(value, out IpRange range) ? range.ToString() : value);
            case OperatorFamily.StringEquals:
                return conditions.SelectMany(condition => condition.Source.Values.Select(value =>
                    condition.Operator.Family == OperatorFamily.StringLike ? Filled(value) : value)).Where(HasNoVariable);
            case OperatorFamily.Arn:
                return values.Select(value => value == "*" ? OtherArn : Filled(value)).Where(HasNoVariable);
            default:
                return values;
        }
    }

    /// <summary>The values, those between them, and one below and above.</summary>
    private static IEnumerable<decimal> Around(IEnumerable<decimal> values, decimal step)
    {
        List<decimal> sorted = values.Distinct().OrderBy(value => value).ToList();
        yield return sorted[0] - step;
        for (int i = 0; i < sorted.Count; i++)
        {
            yield return sorted[i];
            yield return i + 1 < sorted.Count ? (sorted[i] + sorted[i + 1]) / 2 : sorted[i] + step;
        }
    }

    private static string Filled(string pattern) => pattern.Replace("*", "any").Replace('?', 'x');

    private static bool HasNoVariable(string value) => value.IndexOf("${", StringComparison.Ordinal) < 0;

    /// <summary>Values that no policy names; none where there can be none, as for numbers, of which those around the named ones are taken.</summary>
    private string[] Others(bool isAlone, EvaluationFrame frame)
    {
        List<OperatorFamily> families = _conditions
            .Select(condition => Group(condition.Operator.Family))
            .Where(family => family != OperatorFamily.Null)
            .ToList();
        string[] candidates = families.Count == 0 || families.Contains(OperatorFamily.StringEquals) ? OtherTexts
            : families.Contains(OperatorFamily.Arn) ? OtherArns
            : families.Contains(OperatorFamily.IpAddress) ? OtherAddresses
            : families.Contains(OperatorFamily.Binary) ? OtherBytes
            : Array.Empty<string>();
        return candidates
            .Where(candidate => !_conditions.Exists(condition => condition.Matcher?.Matches(ContextValue.Of(candidate), 0, in frame) == Ternary.True))
            .Take(_isVariable && !isAlone ? 2 : 1)
            .ToArray();
    }
}
