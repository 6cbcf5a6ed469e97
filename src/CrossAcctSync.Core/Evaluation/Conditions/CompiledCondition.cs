using System;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>One key under one operator, ready to be evaluated.</summary>
internal sealed class CompiledCondition
{
    private readonly ConditionOperator _operator;
    private readonly bool _wantsNull;
    private readonly bool _wantsPresent;

    public CompiledCondition(PolicyCondition source, bool hasVariables)
    {
        Source = source;
        Key = new ContextKey(source.Key);
        if (source.Values.Count == 0 || !ConditionOperator.TryParse(source.Operator, out _operator))
        {
            IsMalformed = true;
            return;
        }

        if (_operator.Family == OperatorFamily.Null)
        {
            foreach (string value in source.Values)
            {
                IsMalformed |= !BoolMatcher.IsBoolean(value);
                bool isTrue = string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
                _wantsNull |= isTrue;
                _wantsPresent |= !isTrue;
            }

            return;
        }

        Matcher = _operator.Family switch
        {
            OperatorFamily.Numeric => new NumericMatcher(source.Values, _operator.Comparison),
            OperatorFamily.Date => new DateMatcher(source.Values, _operator.Comparison),
            OperatorFamily.Bool => new BoolMatcher(source.Values, hasVariables),
            OperatorFamily.Binary => new BinaryMatcher(source.Values),
            OperatorFamily.IpAddress => new IpAddressMatcher(source.Values),
            OperatorFamily.Arn => new ArnMatcher(source.Values, hasVariables),
            _ => new StringMatcher(source.Values, _operator.Family, hasVariables),
        };
        IsMalformed = Matcher.IsMalformed;
    }

    public PolicyCondition Source { get; }

    public ContextKey Key { get; }

    /// <summary>The policy's values; null for <c>Null</c> and for a condition that IAM would refuse.</summary>
    public ValueMatcher? Matcher { get; }

    public ConditionOperator Operator => _operator;

    /// <summary>
    /// Whether IAM would refuse the condition: its operator does not exist, it has no values, or one of them is none
    /// that the operator takes.
    /// </summary>
    public bool IsMalformed { get; }

    /// <summary>
    /// Whether the condition holds. What AWS could not have accepted never helps to allow and never keeps from denying.
    /// </summary>
    public Ternary Evaluate(in EvaluationFrame frame, bool isDeny)
    {
        if (IsMalformed)
        {
            return TernaryLogic.Of(isDeny);
        }

        ContextValue value = frame.Get(Key);
        if (value.IsUnknown)
        {
            return _wantsNull && _wantsPresent ? Ternary.True : Ternary.Unknown;
        }

        if (_operator.Family == OperatorFamily.Null)
        {
            return TernaryLogic.Of(value.IsNull ? _wantsNull : _wantsPresent);
        }

        if (value.IsAbsent)
        {
            return TernaryLogic.Of(HoldsWithoutKey());
        }

        return _operator.Quantifier switch
        {
            SetQuantifier.ForAllValues => value.IsNull ? Ternary.True : All(in value, in frame),
            SetQuantifier.ForAnyValue => Any(in value, in frame),
            _ => Single(in value, in frame, isDeny),
        };
    }

    private bool HoldsWithoutKey() => _operator.IsIfExists || _operator.Quantifier switch
    {
        SetQuantifier.ForAllValues => true,
        SetQuantifier.ForAnyValue => false,
        _ => _operator.IsNegated,
    };

    /// <summary>
    /// A key with many values needs a set operator. Without one AWS does not say what happens: where "any" and "all"
    /// differ, the condition does not help to allow and does not keep from denying.
    /// </summary>
    private Ternary Single(in ContextValue value, in EvaluationFrame frame, bool isDeny)
    {
        if (value.Count == 1)
        {
            return Holds(in value, 0, in frame);
        }

        return isDeny ? Any(in value, in frame) : All(in value, in frame);
    }

    private Ternary All(in ContextValue value, in EvaluationFrame frame)
    {
        Ternary all = Ternary.True;
        for (int i = 0; i < value.Count; i++)
        {
            all = all.And(Holds(in value, i, in frame));
        }

        return all;
    }

    private Ternary Any(in ContextValue value, in EvaluationFrame frame)
    {
        Ternary any = Ternary.False;
        for (int i = 0; i < value.Count; i++)
        {
            any = any.Or(Holds(in value, i, in frame));
        }

        return any;
    }

    private Ternary Holds(in ContextValue value, int index, in EvaluationFrame frame)
    {
        Ternary matches = Matcher!.Matches(in value, index, in frame);
        return _operator.IsNegated ? matches.Not() : matches;
    }
}
