using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The functions of JSONata with which names are made (https://docs.jsonata.org/string-functions).</summary>
internal static class JsonataFunctions
{
    public static WorkflowValue Call(string name, IReadOnlyList<WorkflowValue> arguments)
    {
        if (arguments.Count == 0)
        {
            return WorkflowValue.Unknown;
        }

        WorkflowValue first = arguments[0];
        string? text = first.Kind == WorkflowValueKind.Text ? first.Text.Literal : null;
        string? second = arguments.Count > 1 ? arguments[1].Text.Literal : null;
        return name switch
        {
            "string" => WorkflowValue.OfText(JsonataOperators.TextOf(first)),
            "number" when text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => WorkflowValue.OfNumber(number),
            "uppercase" when text is not null => WorkflowValue.OfText(text.ToUpperInvariant()),
            "lowercase" when text is not null => WorkflowValue.OfText(text.ToLowerInvariant()),
            "trim" when text is not null => WorkflowValue.OfText(text.Trim()),
            "length" when text is not null => WorkflowValue.OfNumber(text.Length),
            "substringBefore" when text is not null && second is not null => WorkflowValue.OfText(Before(text, second)),
            "substringAfter" when text is not null && second is not null => WorkflowValue.OfText(After(text, second)),
            "substring" when text is not null => Substring(text, arguments),
            "split" when text is not null && second is { Length: > 0 } => WorkflowValue.OfArray(text.Split(new[] { second }, StringSplitOptions.None).Select(WorkflowValue.OfText).ToArray()),
            "join" when first.Kind == WorkflowValueKind.Array => Join(first.Items, second ?? string.Empty),
            "replace" when text is not null && second is { Length: > 0 } && arguments.Count == 3 && arguments[2].Text.Literal is { } by => WorkflowValue.OfText(text.Replace(second, by)),
            "lookup" when second is not null => JsonataOperators.Step(first, second),
            "exists" => first.IsUnknown ? WorkflowValue.Unknown : WorkflowValue.OfBoolean(!first.IsMissing),
            "not" => JsonataTruth.Of(first) is { } truth ? WorkflowValue.OfBoolean(!truth) : WorkflowValue.Unknown,
            "boolean" => JsonataTruth.Of(first) is { } truth ? WorkflowValue.OfBoolean(truth) : WorkflowValue.Unknown,
            "count" when first.Kind == WorkflowValueKind.Array => WorkflowValue.OfNumber(first.Items.Count),
            "merge" when first.Kind == WorkflowValueKind.Array && first.Items.All(item => item.Kind == WorkflowValueKind.Object) => Merge(first.Items),
            _ => WorkflowValue.Unknown,
        };
    }

    private static string Before(string text, string marker)
    {
        int at = text.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? text : text.Substring(0, at);
    }

    private static string After(string text, string marker)
    {
        int at = text.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? text : text.Substring(at + marker.Length);
    }

    private static WorkflowValue Substring(string text, IReadOnlyList<WorkflowValue> arguments)
    {
        if (arguments.Count < 2 || arguments[1].Number is not { } from || (arguments.Count > 2 && arguments[2].Number is null))
        {
            return WorkflowValue.Unknown;
        }

        int start = Math.Min(text.Length, from < 0 ? Math.Max(0, text.Length + (int)from) : (int)from);
        int length = arguments.Count > 2 ? Math.Max(0, Math.Min((int)arguments[2].Number!.Value, text.Length - start)) : text.Length - start;
        return WorkflowValue.OfText(text.Substring(start, length));
    }

    private static WorkflowValue Join(IReadOnlyList<WorkflowValue> items, string separator)
    {
        var parts = new List<TextPattern>();
        foreach (WorkflowValue item in items)
        {
            if (parts.Count > 0)
            {
                parts.Add(TextPattern.Of(separator));
            }

            parts.Add(JsonataOperators.TextOf(item));
        }

        return WorkflowValue.OfTexts(parts);
    }

    private static WorkflowValue Merge(IReadOnlyList<WorkflowValue> objects) =>
        objects.Skip(1).Aggregate(objects[0], (merged, next) => next.IsOpen
            ? WorkflowValue.Unknown
            : next.Members.Aggregate(merged, (result, member) => result.With(member.Key, member.Value)));
}
