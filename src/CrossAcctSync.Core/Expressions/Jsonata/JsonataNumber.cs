using System;
using System.Globalization;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Numbers as JavaScript writes them (https://tc39.es/ecma262/#sec-numeric-types-number-tostring).</summary>
internal static class JsonataNumber
{
    // Between these powers of ten JavaScript writes a number without an exponent.
    private const int Smallest = -7;
    private const int Largest = 21;

    /// <summary>The letters in a text, for which JSONata keeps 15 digits.</summary>
    public static TextPattern TextOf(double number) => TextPattern.Of(Letters(number, number.ToString("E14", CultureInfo.InvariantCulture)));

    /// <summary>All of a number's digits.</summary>
    public static string LettersOf(double number) => Letters(number, Exponential(number));

    private static string Exponential(double number)
    {
        string shortest = number.ToString("E14", CultureInfo.InvariantCulture);
        for (int digits = 15; digits <= 16 && double.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture) != number; digits++)
        {
            shortest = number.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return shortest;
    }

    /// <summary>From <c>-1.50000000000000E+003</c>.</summary>
    private static string Letters(double number, string exponential)
    {
        if (number == 0)
        {
            return "0";
        }

        int mark = exponential.IndexOf('E');
        string sign = number < 0 ? "-" : string.Empty;
        string digits = exponential.Substring(sign.Length, mark - sign.Length).Replace(".", string.Empty).TrimEnd('0');
        int exponent = int.Parse(exponential.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent >= Largest || exponent < Smallest + 1)
        {
            string fraction = digits.Length > 1 ? "." + digits.Substring(1) : string.Empty;
            return sign + digits[0] + fraction + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        }

        return sign + (exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
            : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
            : digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1));
    }
}
