using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The functions of JSONata on texts (https://docs.jsonata.org/string-functions). They count characters, not UTF-16 units.</summary>
internal static class JsonataTexts
{
    private static readonly Regex Space = new(@"[ \t\n\r]+", RegexOptions.CultureInvariant);

    /// <summary>The outcome of a function on a known text.</summary>
    public static WorkflowValue Call(string name, string text, IReadOnlyList<WorkflowValue> arguments)
    {
        string? second = arguments.Count > 1 && arguments[1].Kind == WorkflowValueKind.Text ? arguments[1].Text.Literal : null;
        return name switch
        {
            "uppercase" when IsAscii(text) => WorkflowValue.OfText(text.ToUpperInvariant()),
            "lowercase" when IsAscii(text) => WorkflowValue.OfText(text.ToLowerInvariant()),
            "trim" => WorkflowValue.OfText(Space.Replace(text, " ").Trim(' ')),
            "length" => WorkflowValue.OfNumber(Characters(text).Count),
            "substring" => Substring(Characters(text), arguments),
            "substringBefore" when second is not null => WorkflowValue.OfText(text.IndexOf(second, StringComparison.Ordinal) is >= 0 and int at ? text.Substring(0, at) : text),
            "substringAfter" when second is not null => WorkflowValue.OfText(text.IndexOf(second, StringComparison.Ordinal) is >= 0 and int at ? text.Substring(at + second.Length) : text),
            "contains" when second is not null => WorkflowValue.OfBoolean(text.IndexOf(second, StringComparison.Ordinal) >= 0),
            "split" when second is { Length: > 0 } => Split(text, second, arguments),
            "replace" when second is { Length: > 0 } && arguments[2].Kind == WorkflowValueKind.Text && arguments[2].Text.Literal is { } by => WorkflowValue.OfText(text.Replace(second, by)),
            _ => WorkflowValue.Unknown,
        };
    }

    /// <summary>
    /// The texts of a list with a separator between them. An element that is not known at all may stand for none or for
    /// several, so that the separators beside it are not known either.
    /// </summary>
    public static WorkflowValue Join(WorkflowValue list, WorkflowValue separator)
    {
        if (separator.Kind is not (WorkflowValueKind.Text or WorkflowValueKind.Missing or WorkflowValueKind.Unknown))
        {
            return WorkflowValue.Unknown;
        }

        if (list.Kind == WorkflowValueKind.Text)
        {
            return list;
        }

        if (list.Kind != WorkflowValueKind.Array || list.Items.Any(item => item.Kind is not (WorkflowValueKind.Text or WorkflowValueKind.Unknown)))
        {
            return WorkflowValue.Unknown;
        }

        TextPattern between = separator.Kind switch
        {
            WorkflowValueKind.Missing => TextPattern.Empty,
            WorkflowValueKind.Text => separator.Text,
            _ => TextPattern.Unknown,
        };
        var parts = new List<TextPattern>();
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (i > 0 && !list.Items[i].IsUnknown && !list.Items[i - 1].IsUnknown)
            {
                parts.Add(between);
            }

            parts.Add(list.Items[i].IsUnknown ? TextPattern.Unknown : list.Items[i].Text);
        }

        return WorkflowValue.OfTexts(parts);
    }

    private static WorkflowValue Split(string text, string separator, IReadOnlyList<WorkflowValue> arguments)
    {
        IEnumerable<string> pieces = text.Split(new[] { separator }, StringSplitOptions.None);
        if (arguments.Count > 2)
        {
            if (arguments[2].Number is not (>= 0 and <= int.MaxValue and { } limit))
            {
                return WorkflowValue.Unknown;
            }

            pieces = pieces.Take((int)limit);
        }

        return WorkflowValue.OfArray(pieces.Select(WorkflowValue.OfText).ToArray());
    }

    private static WorkflowValue Substring(IReadOnlyList<string> characters, IReadOnlyList<WorkflowValue> arguments)
    {
        if (Whole(arguments[1]) is not { } start || (arguments.Count > 2 && Whole(arguments[2]) is null))
        {
            return WorkflowValue.Unknown;
        }

        int from = start < 0 ? Math.Max(0, characters.Count + start) : start;
        int length = arguments.Count > 2 ? Whole(arguments[2])!.Value : characters.Count;
        return WorkflowValue.OfText(string.Concat(characters.Skip(from).Take(Math.Max(0, length))));
    }

    private static int? Whole(WorkflowValue value) => value.Number is >= -1_000_000 and <= 1_000_000 and { } number && number == Math.Floor(number) ? (int)number : null;

    private static List<string> Characters(string text)
    {
        var characters = new List<string>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            characters.Add(text.Substring(i, isPair ? 2 : 1));
            i += isPair ? 1 : 0;
        }

        return characters;
    }

    private static bool IsAscii(string text) => text.All(letter => letter < 128);
}
