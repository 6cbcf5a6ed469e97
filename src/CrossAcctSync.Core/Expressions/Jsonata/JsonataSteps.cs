using System;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// The functions that Step Functions adds to JSONata (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-step-functions).
/// </summary>
internal static class JsonataSteps
{
    /// <summary>An unknown text of five parts.</summary>
    public static JsonataValue Uuid { get; } = Parted("-", 5);

    /// <summary>The time of the evaluation as <c>2024-01-31T12:00:00.000Z</c>.</summary>
    public static JsonataValue Now { get; } = JsonataValue.Of(TextPattern.Concat(
        Parted("-", 3).Text, TextPattern.Of("T"), Parted(":", 3).Text, TextPattern.Of("."), TextPattern.Unknown, TextPattern.Of("Z")));

    /// <summary>A list cut into lists of one size. What becomes of the empty list is not recorded.</summary>
    public static JsonataValue Partition(JsonataValue list, JsonataValue size)
    {
        if (!list.IsList || list.IsOpen || list.Items.Count == 0 || size.KnownNumber is not (>= 1 and <= int.MaxValue and { } number) || number != Math.Floor(number))
        {
            return JsonataValue.Unknown;
        }

        return JsonataValue.List(Enumerable.Range(0, (int)((list.Items.Count + number - 1) / number))
            .Select(i => JsonataValue.List(list.Items.Skip(i * (int)number).Take((int)number).ToArray()))
            .ToArray());
    }

    /// <summary>Numbers from one to another, of which one alone is no list. What becomes of a range that goes nowhere is not recorded.</summary>
    public static JsonataValue Range(JsonataValue first, JsonataValue last, JsonataValue step, JsonataWork work)
    {
        if ((first.KnownNumber, last.KnownNumber, step.KnownNumber) is not ({ } from, { } to, > 0 and { } by)
            || from > to || from != Math.Floor(from) || to != Math.Floor(to) || by != Math.Floor(by))
        {
            return JsonataValue.Unknown;
        }

        double count = Math.Floor((to - from) / by) + 1;
        work.Spend((int)Math.Min(count, int.MaxValue));
        return JsonataValue.List(Enumerable.Range(0, (int)count).Select(i => JsonataValue.Of(from + (i * by))).ToArray(), JsonataListForm.Sequence);
    }

    /// <summary>A JSON text as a value.</summary>
    public static JsonataValue Parse(JsonataValue text)
    {
        if (text.Literal is not { } json)
        {
            return JsonataValue.Unknown;
        }

        try
        {
            return JsonataConversion.From(WorkflowValue.Of(SourceDocument.ParseJson(json).Root), null);
        }
        catch (SourceFormatException)
        {
            return JsonataValue.Unknown;
        }
    }

    /// <summary>The digest of a text in hexadecimal digits.</summary>
    public static JsonataValue Hash(JsonataValue text, JsonataValue algorithm) =>
        text.Literal is { } data && algorithm.Literal is { } name && TextDigest.Of(data, name) is { } digest ? JsonataValue.Of(digest) : JsonataValue.AnyText;

    private static JsonataValue Parted(string separator, int parts) => JsonataValue.Of(
        TextPattern.Concat(Enumerable.Range(0, (2 * parts) - 1).Select(i => i % 2 == 0 ? TextPattern.Unknown : TextPattern.Of(separator))));
}
