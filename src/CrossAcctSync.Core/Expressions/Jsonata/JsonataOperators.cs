using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's operators on values of which parts are unknown (https://docs.jsonata.org/numeric-operators).</summary>
internal static class JsonataOperators
{
    private const double MostNumbers = 1e7;
    private const int LongestText = 65_536;

    public static JsonataValue Apply(string symbol, JsonataValue left, JsonataValue right, JsonataWork work) => symbol switch
    {
        "&" => Concatenate(TextOf(left), TextOf(right), work),
        "=" => JsonataValue.Of(JsonataTruth.AreEqual(left, right)),
        "!=" => JsonataValue.Of(JsonataTruth.AreUnequal(left, right)),
        "in" => JsonataValue.Of(IsIn(left, right)),
        "+" or "-" or "*" or "/" or "%" => Compute(symbol, left, right),
        "<" or ">" or "<=" or ">=" => Compare(symbol, left, right),
        _ => Range(left, right, work),
    };

    public static JsonataValue Negate(JsonataValue value) =>
        value.IsMissing ? value
        : value.Kind is not (JsonataKind.Number or JsonataKind.Unknown) ? throw new JsonataFailure("D1002", "- stands before what is no number")
        : value.KnownNumber is { } number ? JsonataValue.Of(-number)
        : JsonataValue.AnyNumber;

    /// <summary>A text made of parts; of one that is longer than any name can be, nothing is kept.</summary>
    public static JsonataValue Concatenate(TextPattern left, TextPattern right, JsonataWork work)
    {
        int length = LengthOf(left) + LengthOf(right);
        work.Spend(1 + (length / 256));
        return JsonataValue.Of(length <= LongestText ? TextPattern.Concat(left, right) : TextPattern.Unknown);
    }

    /// <summary>How many characters of a text are known.</summary>
    public static int LengthOf(TextPattern text) => text.Literal?.Length ?? text.Segments.Sum(segment => segment?.Length ?? 0);

    /// <summary>Which of two known numbers or texts comes first: texts by UTF-16 units, as JavaScript does.</summary>
    public static int Order(JsonataValue left, JsonataValue right) => left.Kind == JsonataKind.Number
        ? left.Number.CompareTo(right.Number)
        : Math.Sign(string.CompareOrdinal(left.Text.Literal, right.Text.Literal));

    /// <summary>
    /// A side of <c>&amp;</c>. jsonata writes nothing where there is nothing; a name to which a member belongs that a sample
    /// does not have is not taken for known all the same.
    /// </summary>
    private static TextPattern TextOf(JsonataValue value) => value.IsMissing ? TextPattern.Unknown : JsonataJson.TextOf(value);

    private static JsonataValue Compute(string symbol, JsonataValue left, JsonataValue right)
    {
        RequireNumber("T2001", left);
        RequireNumber("T2002", right);
        if (left.IsMissing || right.IsMissing)
        {
            return JsonataValue.Missing;
        }

        if ((left.KnownNumber, right.KnownNumber) is ({ } a, { } b))
        {
            return JsonataValue.Of(symbol switch { "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, _ => a % b });
        }

        return left.MayBeMissing || right.MayBeMissing ? JsonataValue.AnyNumber : JsonataValue.AnyNumber.Present();
    }

    private static void RequireNumber(string code, JsonataValue value)
    {
        if (value.Kind is not (JsonataKind.Number or JsonataKind.Missing or JsonataKind.Unknown) && !value.MayBeMissing)
        {
            throw new JsonataFailure(code, "an operator on numbers stands beside what is no number");
        }
    }

    private static JsonataValue Compare(string symbol, JsonataValue left, JsonataValue right)
    {
        if (!IsComparable(left) || !IsComparable(right))
        {
            throw new JsonataFailure("T2010", "a comparison stands beside what is neither a number nor a text");
        }

        if (left.IsMissing || right.IsMissing)
        {
            return JsonataValue.Missing;
        }

        if (left.Kind != right.Kind && !left.IsUnknown && !right.IsUnknown && !left.MayBeMissing && !right.MayBeMissing)
        {
            throw new JsonataFailure("T2009", "a comparison stands between a number and a text");
        }

        if (!left.IsKnownScalar || !right.IsKnownScalar)
        {
            return left.MayBeMissing || right.MayBeMissing ? JsonataValue.AnyBoolean : JsonataValue.AnyBoolean.Present();
        }

        int order = Order(left, right);
        return JsonataValue.Of(symbol switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 });
    }

    private static bool IsComparable(JsonataValue value) =>
        value.Kind is JsonataKind.Number or JsonataKind.Text or JsonataKind.Missing or JsonataKind.Unknown || value.MayBeMissing;

    /// <summary>Whether a value is an element of a list. Lists and objects are so only where they are the same one.</summary>
    private static JsonataCondition IsIn(JsonataValue left, JsonataValue right)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return JsonataCondition.False;
        }

        IReadOnlyList<JsonataValue> items = right.IsList ? right.Items : new[] { right };
        bool isOpen = right.IsOpen && right.IsList || right.IsUnknown;
        JsonataCondition any = isOpen ? JsonataCondition.Any : JsonataCondition.False;
        foreach (JsonataValue item in items.Where(item => item.Rest is null && !item.IsUnknown))
        {
            bool isCompound = left.Kind is JsonataKind.List or JsonataKind.Object or JsonataKind.Function || item.Kind is JsonataKind.List or JsonataKind.Object or JsonataKind.Function;
            any = JsonataCondition.Either(!isCompound ? JsonataTruth.AreSame(left, item) : left.Kind == item.Kind || left.IsUnknown ? JsonataCondition.Any : JsonataCondition.False, any);
        }

        return items.Any(item => item.IsUnknown && item.Rest is null) ? JsonataCondition.Either(any, JsonataCondition.Any) : any;
    }

    private static JsonataValue Range(JsonataValue left, JsonataValue right, JsonataWork work)
    {
        RequireWhole("T2003", left);
        RequireWhole("T2004", right);
        if (left.IsMissing || right.IsMissing)
        {
            return JsonataValue.Missing;
        }

        if ((left.KnownNumber, right.KnownNumber) is not ({ } first, { } last))
        {
            return JsonataValue.Unknown;
        }

        double count = last - first + 1;
        if (count > MostNumbers)
        {
            throw new JsonataFailure("D2014", "a range has more than ten million numbers");
        }

        if (count < 1)
        {
            return JsonataValue.Missing;
        }

        work.Spend((int)count);
        return JsonataValue.List(Enumerable.Range(0, (int)count).Select(i => JsonataValue.Of(first + i)).ToArray(), JsonataListForm.Sequence);
    }

    private static void RequireWhole(string code, JsonataValue value)
    {
        bool canBe = value.IsMissing || value.IsUnknown || value.MayBeMissing || (value.Kind == JsonataKind.Number && (value.KnownNumber is not { } number || Math.Floor(number) == number));
        if (!canBe)
        {
            throw new JsonataFailure(code, "a range has a bound that is no whole number");
        }
    }
}
