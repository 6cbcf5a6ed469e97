using System.Collections.Generic;
using System.Globalization;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary><c>Numeric…</c>: integers and decimals, without wildcards and variables (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric).</summary>
internal sealed class NumericMatcher : ValueMatcher
{
    private readonly decimal[] _values;
    private readonly Comparison _comparison;

    public NumericMatcher(IReadOnlyList<string> values, Comparison comparison)
    {
        _comparison = comparison;
        _values = new decimal[values.Count];
        for (int i = 0; i < _values.Length; i++)
        {
            IsMalformed |= !TryParse(values[i], out _values[i]);
        }
    }

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        if (!TryParse(value[index], out decimal number))
        {
            return Ternary.False;
        }

        foreach (decimal expected in _values)
        {
            if (Ordering.Holds(number.CompareTo(expected), _comparison))
            {
                return Ternary.True;
            }
        }

        return Ternary.False;
    }

    internal static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
