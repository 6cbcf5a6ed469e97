using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// JSONata's functions on texts (https://docs.jsonata.org/string-functions), which may have holes. They count characters,
/// not UTF-16 units.
/// </summary>
internal static class JsonataTexts
{
    private static readonly Regex Space = new(@"[ \t\n\r]+", RegexOptions.CultureInvariant);

    /// <summary>To upper or lower case, of letters that every system takes for the same.</summary>
    public static JsonataValue Case(TextPattern text, bool isUpper) => JsonataValue.Of(Each(text, segment =>
        !segment.All(letter => letter < 128) ? null : isUpper ? segment.ToUpperInvariant() : segment.ToLowerInvariant()));

    public static JsonataValue Trim(TextPattern text) => text.Literal is { } literal ? JsonataValue.Of(Space.Replace(literal, " ").Trim(' '))
        // Space beside a hole becomes one with that in the hole.
        : text.Segments.Any(segment => segment is not null && Space.IsMatch(segment)) ? JsonataValue.AnyText.Present()
        : JsonataValue.Of(text);

    public static JsonataValue Length(TextPattern text) =>
        text.Literal is { } literal ? JsonataValue.Of(Characters(literal).Count) : JsonataValue.AnyNumber.Present();

    public static JsonataValue Substring(TextPattern text, JsonataValue start, JsonataValue length)
    {
        if (text.Literal is { } literal)
        {
            return SubstringOf(Characters(literal), start.Number, length.IsMissing ? null : length.Number);
        }

        double from = start.Number;
        if (from != Math.Floor(from) || (!length.IsMissing && length.Number != Math.Floor(length.Number)))
        {
            return JsonataValue.AnyText.Present();
        }

        List<string> prefix = Characters(Prefix(text));
        List<string> suffix = Characters(text.Segments[text.Segments.Count - 1] ?? string.Empty);
        if (from >= 0 && !length.IsMissing && from + length.Number <= prefix.Count)
        {
            return SubstringOf(prefix, from, length.Number);
        }

        if (from >= 0 && from <= prefix.Count && length.IsMissing)
        {
            return JsonataValue.Of(TextPattern.Concat(new[] { TextPattern.Of(string.Concat(prefix.Skip((int)from))) }.Concat(BehindPrefix(text))));
        }

        return from < 0 && -from <= suffix.Count
            ? SubstringOf(suffix, from, length.IsMissing ? null : length.Number)
            : JsonataValue.AnyText.Present();
    }

    public static JsonataValue Before(TextPattern text, string separator)
    {
        string prefix = Prefix(text);
        int at = prefix.IndexOf(separator, StringComparison.Ordinal);
        if (at >= 0)
        {
            return JsonataValue.Of(prefix.Substring(0, at));
        }

        // The separator may begin at the end of what is known.
        return text.IsLiteral ? JsonataValue.Of(text)
            : JsonataValue.Of(TextPattern.Concat(TextPattern.Of(prefix.Substring(0, Math.Max(0, prefix.Length - separator.Length + 1))), TextPattern.Unknown));
    }

    public static JsonataValue After(TextPattern text, string separator)
    {
        string prefix = Prefix(text);
        int at = prefix.IndexOf(separator, StringComparison.Ordinal);
        return at >= 0 ? JsonataValue.Of(TextPattern.Concat(new[] { TextPattern.Of(prefix.Substring(at + separator.Length)) }.Concat(BehindPrefix(text))))
            : text.IsLiteral ? JsonataValue.Of(text)
            : JsonataValue.AnyText.Present();
    }

    public static JsonataValue Contains(TextPattern text, string part) =>
        text.Segments.Any(segment => segment?.Contains(part) == true) || part.Length == 0 ? JsonataValue.True
        : text.IsLiteral ? JsonataValue.False
        : JsonataValue.AnyBoolean.Present();

    /// <summary>The pieces of a text; one with a hole stands for one or several.</summary>
    public static JsonataValue Split(TextPattern text, string separator, JsonataValue limit)
    {
        if (limit.KnownNumber is < 0)
        {
            throw new JsonataFailure("D3020", "$split has a limit below 0");
        }

        double most = limit.IsMissing ? double.PositiveInfinity : Math.Floor(limit.Number);
        if (text.Literal is { } literal)
        {
            // Without a separator JavaScript splits into UTF-16 units.
            IEnumerable<string> pieces = separator.Length > 0 ? literal.Split(new[] { separator }, StringSplitOptions.None) : literal.Select(letter => letter.ToString());
            return most is >= int.MaxValue and < double.PositiveInfinity ? JsonataValue.Unknown
                : JsonataValue.List((most < int.MaxValue ? pieces.Take((int)most) : pieces).Select(JsonataValue.Of).ToArray());
        }

        if (separator.Length != 1 || !double.IsInfinity(most))
        {
            return JsonataValue.Unknown;
        }

        string[] first = Prefix(text).Split(separator[0]);
        string[] last = (text.Segments[text.Segments.Count - 1] ?? string.Empty).Split(separator[0]);
        var found = new List<JsonataValue>();
        found.AddRange(first.Take(first.Length - 1).Select(JsonataValue.Of));
        found.Add(JsonataValue.RestOf(JsonataValue.Unknown));
        found.AddRange(last.Skip(1).Select(JsonataValue.Of));
        return JsonataValue.List(found);
    }

    /// <summary>Puts one text in the place of another, as often as a limit allows.</summary>
    public static JsonataValue Replace(TextPattern text, string part, string by, JsonataValue limit)
    {
        if (part.Length == 0)
        {
            throw new JsonataFailure("D3010", "$replace looks for the empty text");
        }

        if (limit.KnownNumber is < 0)
        {
            throw new JsonataFailure("D3011", "$replace has a limit below 0");
        }

        if (text.Literal is not { } literal)
        {
            // More than one character may be found partly in a hole.
            return part.Length == 1 && limit.IsMissing ? JsonataValue.Of(Each(text, segment => segment.Replace(part, by))) : JsonataValue.AnyText.Present();
        }

        var replaced = new StringBuilder();
        int position = 0;
        int count = 0;
        for (int at = literal.IndexOf(part, StringComparison.Ordinal); at >= 0 && (limit.IsMissing || count < limit.Number); at = literal.IndexOf(part, position, StringComparison.Ordinal))
        {
            replaced.Append(literal, position, at - position).Append(by);
            position = at + part.Length;
            count++;
        }

        return JsonataValue.Of(replaced.Append(literal, position, literal.Length - position).ToString());
    }

    /// <summary>
    /// The texts of a list with a separator between them. An element that is not known at all may stand for none or for
    /// several, so that the separators beside it are not known either.
    /// </summary>
    public static JsonataValue Join(JsonataValue list, JsonataValue separator, JsonataWork work)
    {
        if (!list.IsList)
        {
            return JsonataValue.AnyText;
        }

        TextPattern between = separator.IsMissing ? TextPattern.Empty : separator.Kind == JsonataKind.Text && !separator.MayBeMissing ? separator.Text : TextPattern.Unknown;
        JsonataValue joined = JsonataValue.Of(TextPattern.Empty);
        bool isBehindKnown = false;
        foreach (JsonataValue item in list.Items)
        {
            bool isOne = item.Rest is null;
            TextPattern part = isOne && item.Kind == JsonataKind.Text && !item.MayBeMissing ? item.Text : TextPattern.Unknown;
            joined = JsonataOperators.Concatenate(joined.Text, isOne && isBehindKnown ? TextPattern.Concat(between, part) : part, work);
            isBehindKnown = isOne;
        }

        return joined;
    }

    public static JsonataValue Pad(string text, double width, JsonataValue padding)
    {
        string filling = padding.Literal is { Length: > 0 } given ? given : " ";
        double missing = Math.Abs(width) - Characters(text).Count;
        if (!(missing > 0))
        {
            return JsonataValue.Of(text);
        }

        if (missing != Math.Floor(missing) || missing * filling.Length > 65_536)
        {
            return JsonataValue.AnyText.Present();
        }

        string filled = string.Concat(Characters(string.Concat(Enumerable.Repeat(filling, (int)missing))).Take(filling.Length > 1 ? (int)missing : int.MaxValue));
        return JsonataValue.Of(width > 0 ? text + filled : filled + text);
    }

    /// <summary>As JavaScript's btoa in Node.js: of each unit the lower byte.</summary>
    public static JsonataValue Base64Encode(string text) => JsonataValue.Of(Convert.ToBase64String(text.Select(letter => (byte)letter).ToArray()));

    public static JsonataValue Base64Decode(string text)
    {
        try
        {
            return JsonataValue.Of(string.Concat(Convert.FromBase64String(text).Select(octet => (char)octet)));
        }
        catch (FormatException)
        {
            // Node.js reads on behind what is no base64.
            return JsonataValue.AnyText.Present();
        }
    }

    /// <summary>As JavaScript's encodeURIComponent, or encodeURI with the characters that have a meaning in an address left alone.</summary>
    public static JsonataValue EncodeUrl(string text, bool isComponent)
    {
        const string plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
        string kept = isComponent ? plain : plain + ";/?:@&=+$,#";
        var encoded = new StringBuilder(text.Length);
        foreach (string character in Characters(text))
        {
            if (character.Length == 1 && char.IsSurrogate(character[0]))
            {
                throw new JsonataFailure("D3140", "a text with half a character cannot be part of an address");
            }

            if (character.Length == 1 && kept.IndexOf(character[0]) >= 0)
            {
                encoded.Append(character);
                continue;
            }

            foreach (byte octet in Encoding.UTF8.GetBytes(character))
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return JsonataValue.Of(encoded.ToString());
    }

    /// <summary>The characters of a text: a pair of surrogates is one.</summary>
    public static List<string> Characters(string text)
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

    private static JsonataValue SubstringOf(List<string> characters, double start, double? length)
    {
        double from = characters.Count + start < 0 ? 0 : start;
        if (length <= 0)
        {
            return JsonataValue.Of(string.Empty);
        }

        double end = length is { } count ? (from >= 0 ? from + count : characters.Count + from + count) : characters.Count;
        int first = Place(from, characters.Count);
        return JsonataValue.Of(string.Concat(characters.Skip(first).Take(Math.Max(0, Place(end, characters.Count) - first))));
    }

    /// <summary>A place as JavaScript's slice takes it: cut to a whole number, and from the end when below 0.</summary>
    private static int Place(double place, int count)
    {
        double whole = Math.Truncate(place);
        return (int)(whole < 0 ? Math.Max(count + whole, 0) : Math.Min(whole, count));
    }

    /// <summary>What is known of a text up to its first hole.</summary>
    private static string Prefix(TextPattern text) => text.Segments.Count == 0 ? string.Empty : text.Segments[0] ?? string.Empty;

    private static IEnumerable<TextPattern> BehindPrefix(TextPattern text) => text.Segments.Skip(Prefix(text).Length > 0 ? 1 : 0).Select(Segment);

    private static TextPattern Segment(string? segment) => segment is null ? TextPattern.Unknown : TextPattern.Of(segment);

    private static TextPattern Each(TextPattern text, Func<string, string?> change) => TextPattern.Concat(text.Segments.Select(segment => Segment(segment is null ? null : change(segment))));
}
