using System;
using System.Collections.Generic;
using System.Globalization;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// <c>Date…</c>: the W3C forms of ISO 8601 (year; month; day; or a time with its zone), or seconds since 1970
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date).
/// Four digits are a year.
/// </summary>
internal sealed class DateMatcher : ValueMatcher
{
    private const long EpochTicks = 621355968000000000L;

    private static readonly string[] DayForms = { "yyyy", "yyyy-MM", "yyyy-MM-dd" };

    private static readonly string[] TimeForms =
    {
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    };

    private readonly long[] _ticks;
    private readonly Comparison _comparison;

    public DateMatcher(IReadOnlyList<string> values, Comparison comparison)
    {
        _comparison = comparison;
        _ticks = new long[values.Count];
        for (int i = 0; i < _ticks.Length; i++)
        {
            IsMalformed |= !TryParse(values[i], out _ticks[i]);
        }
    }

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        if (value.InstantTicks is not { } ticks && !TryParse(value[index], out ticks))
        {
            return Ternary.False;
        }

        foreach (long expected in _ticks)
        {
            if (Ordering.Holds(ticks.CompareTo(expected), _comparison))
            {
                return Ternary.True;
            }
        }

        return Ternary.False;
    }

    /// <summary>The UTC ticks of a date.</summary>
    internal static bool TryParse(string text, out long ticks)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        ticks = 0;
        int time = text.IndexOf('T');
        if (time >= 0)
        {
            bool hasZone = text.IndexOfAny(ZoneMarks, time) > 0;
            if (!hasZone || !DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, Utc, out DateTime moment))
            {
                return false;
            }

            ticks = moment.Ticks;
            return true;
        }

        if (DateTime.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, Utc, out DateTime day))
        {
            ticks = day.Ticks;
            return true;
        }

        if (!NumericMatcher.TryParse(text, out decimal seconds) || Math.Abs(seconds) > 253402300799m)
        {
            return false;
        }

        ticks = EpochTicks + (long)(seconds * TimeSpan.TicksPerSecond);
        return true;
    }

    private static readonly char[] ZoneMarks = { 'Z', '+', '-' };
}
