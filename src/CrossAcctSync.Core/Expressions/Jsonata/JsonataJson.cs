using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Values as JSONata writes them into a text (https://docs.jsonata.org/string-functions#string).</summary>
internal static class JsonataJson
{
    private const int LongestText = 65_536;

    /// <summary>A value within a text: a text as it is, nothing as the empty text, anything else as JSON.</summary>
    public static TextPattern TextOf(JsonataValue value, bool isIndented = false)
    {
        if (value.MayBeMissing || value.IsUnknown)
        {
            return TextPattern.Unknown;
        }

        switch (value.Kind)
        {
            case JsonataKind.Missing or JsonataKind.Function:
                return TextPattern.Empty;
            case JsonataKind.Text:
                return value.Text;
            default:
                var parts = new List<TextPattern>();
                Write(value, isIndented ? "\n" : string.Empty, parts);
                return parts.Sum(JsonataOperators.LengthOf) <= LongestText ? TextPattern.Concat(parts) : TextPattern.Unknown;
        }
    }

    private static void Write(JsonataValue value, string indent, List<TextPattern> parts)
    {
        switch (value.Kind)
        {
            case JsonataKind.Null:
                parts.Add(TextPattern.Of("null"));
                break;
            case JsonataKind.Boolean when value.Truth.Known is { } truth:
                parts.Add(TextPattern.Of(truth ? "true" : "false"));
                break;
            case JsonataKind.Number when value.KnownNumber is { } number:
                parts.Add(JsonataNumber.TextOf(number));
                break;
            case JsonataKind.Text:
                parts.Add(TextPattern.Of("\""));
                parts.AddRange(value.Text.Segments.Select(segment => segment is null ? TextPattern.Unknown : TextPattern.Of(Escaped(segment))));
                parts.Add(TextPattern.Of("\""));
                break;
            case JsonataKind.Function:
                parts.Add(TextPattern.Of("\"\""));
                break;
            case JsonataKind.List:
                Write('[', value.Items.Select(item => (string.Empty, item)), ']', isOpen: false, indent, parts);
                break;
            case JsonataKind.Object:
                string colon = indent.Length > 0 ? "\": " : "\":";
                Write('{', value.Members.All.Select(member => ("\"" + Escaped(member.Key) + colon, member.Value)), '}', value.Members.IsOpen, indent, parts);
                break;
            default:
                parts.Add(TextPattern.Unknown);
                break;
        }
    }

    /// <summary>Elements or members; beside one that may not be there the comma is not known either.</summary>
    private static void Write(char open, IEnumerable<(string Name, JsonataValue Value)> inner, char close, bool isOpen, string indent, List<TextPattern> parts)
    {
        List<(string Name, JsonataValue Value)> all = inner.ToList();
        string deeper = indent.Length > 0 ? indent + "  " : string.Empty;
        parts.Add(TextPattern.Of(open.ToString()));
        if (isOpen || (all.Count > 0 && all.TrueForAll(item => item.Value.MayBeMissing)))
        {
            parts.Add(TextPattern.Unknown);
        }
        else
        {
            for (int i = 0; i < all.Count; i++)
            {
                (string name, JsonataValue value) = all[i];
                if (value.MayBeMissing)
                {
                    parts.Add(TextPattern.Unknown);
                    continue;
                }

                bool isBehindKnown = i > 0 && !all[i - 1].Value.MayBeMissing;
                parts.Add(TextPattern.Of((isBehindKnown ? "," : string.Empty) + (i == 0 || isBehindKnown ? deeper : string.Empty) + name));
                Write(value, deeper, parts);
            }

            parts.Add(TextPattern.Of(all.Count > 0 && !all[all.Count - 1].Value.MayBeMissing ? indent : string.Empty));
        }

        parts.Add(TextPattern.Of(close.ToString()));
    }

    /// <summary>A text within JSON, as JavaScript writes it (https://tc39.es/ecma262/#sec-quotejsonstring).</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 2);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            bool isPair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            bool isHalf = char.IsSurrogate(letter) && !isPair;
            _ = letter switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                _ when letter < ' ' || isHalf => escaped.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(letter),
            };
            if (isPair)
            {
                escaped.Append(text[++i]);
            }
        }

        return escaped.ToString();
    }
}
