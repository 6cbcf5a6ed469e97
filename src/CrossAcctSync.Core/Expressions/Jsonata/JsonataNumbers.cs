using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's functions on numbers (https://docs.jsonata.org/numeric-functions). They are called with what is known.</summary>
internal static class JsonataNumbers
{
    private const double LargestWhole = 9_007_199_254_740_991;

    private static readonly Regex Decimal = new(@"\A-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant);
    private static readonly Regex OtherBase = new(@"\A(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)\z", RegexOptions.CultureInvariant);

    public static JsonataValue Sum(JsonataValue list) => JsonataValue.Of(list.Items.Aggregate(0.0, (sum, item) => sum + item.Number));

    public static JsonataValue Average(JsonataValue list) => list.Items.Count == 0 ? JsonataValue.Missing : JsonataValue.Of(Sum(list).Number / list.Items.Count);

    public static JsonataValue Max(JsonataValue list) => list.Items.Count == 0 ? JsonataValue.Missing : JsonataValue.Of(list.Items.Max(item => item.Number));

    public static JsonataValue Min(JsonataValue list) => list.Items.Count == 0 ? JsonataValue.Missing : JsonataValue.Of(list.Items.Min(item => item.Number));

    public static JsonataValue Number(JsonataValue value)
    {
        if (value.Kind != JsonataKind.Text)
        {
            return value.Kind == JsonataKind.Boolean ? JsonataValue.Of(value.Truth.IsTrue ? 1 : 0) : value;
        }

        string text = value.Literal!;
        if (Decimal.IsMatch(text) && Parse(text) is { } number && !double.IsInfinity(number))
        {
            return JsonataValue.Of(number);
        }

        if (!OtherBase.IsMatch(text))
        {
            throw new JsonataFailure("D3030", "$number has a text that is no number");
        }

        // The expression by which jsonata looks for these lets letters before or behind pass, of which JavaScript makes no number.
        return text.Length is > 2 and <= 14 && text[0] == '0' && Whole(text.Substring(2), char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 }) is { } whole
            ? JsonataValue.Of(whole)
            : JsonataValue.Unknown;
    }

    /// <summary>To the nearest, and of a half to the even one; with a precision, of that many digits behind the point.</summary>
    public static JsonataValue Round(JsonataValue value, JsonataValue digits)
    {
        double precision = digits.KnownNumber ?? 0;
        if (precision != 0 && (precision != Math.Floor(precision) || Math.Abs(precision) > 300))
        {
            return JsonataValue.AnyNumber;
        }

        double shifted = precision == 0 ? value.Number : Shift(value.Number, (int)precision);
        double rounded = Math.Floor(shifted);
        rounded += shifted - rounded >= 0.5 ? 1 : 0;
        if (Math.Abs(rounded - shifted) == 0.5 && Math.Abs(rounded % 2) == 1)
        {
            rounded--;
        }

        double result = precision == 0 ? rounded : Shift(rounded, -(int)precision);
        return JsonataValue.Of(result == 0 ? 0 : result);
    }

    public static JsonataValue SquareRoot(JsonataValue value) =>
        value.Number < 0 ? throw new JsonataFailure("D3060", "$sqrt has a number below 0") : JsonataValue.Of(Math.Sqrt(value.Number));

    /// <summary>Of a power that is no whole number the last digit depends on the machine.</summary>
    public static JsonataValue Power(JsonataValue value, JsonataValue exponent)
    {
        double power = exponent.IsMissing ? double.NaN : Math.Pow(value.Number, exponent.Number);
        if (double.IsNaN(power) || double.IsInfinity(power))
        {
            throw new JsonataFailure("D3061", "$power has a result that is no number");
        }

        return Math.Abs(power) <= LargestWhole && power == Math.Floor(power) ? JsonataValue.Of(power) : JsonataValue.AnyNumber.Present();
    }

    public static JsonataValue FormatBase(JsonataValue value, JsonataValue radix)
    {
        double number = Round(value, JsonataValue.Missing).Number;
        double digits = radix.IsMissing ? 10 : Round(radix, JsonataValue.Missing).Number;
        if (digits is < 2 or > 36)
        {
            throw new JsonataFailure("D3100", "$formatBase has a base that is not between 2 and 36");
        }

        if (Math.Abs(number) > LargestWhole)
        {
            return JsonataValue.AnyText.Present();
        }

        string letters = string.Empty;
        long left = (long)Math.Abs(number);
        do
        {
            letters = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(left % (long)digits)] + letters;
            left /= (long)digits;
        }
        while (left > 0);
        return JsonataValue.Of(number < 0 ? "-" + letters : letters);
    }

    /// <summary>A number by ten to a power, by its letters, so that no digit is lost.</summary>
    private static double Shift(double number, int places)
    {
        string[] letters = JsonataNumber.LettersOf(number).Split('e');
        int exponent = (letters.Length > 1 ? int.Parse(letters[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) + places;
        return Parse(letters[0] + "e" + exponent.ToString(CultureInfo.InvariantCulture)) ?? double.NaN;
    }

    /// <summary>A number's letters; .NET Framework throws where it is too large.</summary>
    private static double? Parse(string letters)
    {
        try
        {
            return double.Parse(letters, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return double.PositiveInfinity;
        }
    }

    private static double? Whole(string letters, int radix)
    {
        double whole = 0;
        foreach (char letter in letters)
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(letter));
            if (digit < 0 || digit >= radix)
            {
                return null;
            }

            whole = (whole * radix) + digit;
        }

        return whole;
    }
}
