using System;
using System.Globalization;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Numbers as JSONata writes them into a text (https://docs.jsonata.org/string-functions#string).</summary>
internal static class JsonataNumber
{
    // Between these, JavaScript writes a number without an exponent.
    private const double Smallest = 1e-6;
    private const double Largest = 1e21;

    /// <summary>The letters: 15 digits at most; a hole for what is written with an exponent.</summary>
    public static TextPattern TextOf(double number)
    {
        if (number == 0)
        {
            return TextPattern.Of("0");
        }

        double size = Math.Abs(number);
        if (!(size >= Smallest && size < Largest))
        {
            return TextPattern.Unknown;
        }

        // The letters have the 15 digits that are kept.
        decimal kept = decimal.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return TextPattern.Of(kept.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
