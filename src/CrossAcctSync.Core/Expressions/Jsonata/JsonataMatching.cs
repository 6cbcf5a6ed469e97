using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrossAcctSync.Expressions.Jsonata.Regexes;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's functions on texts that take a regular expression (https://docs.jsonata.org/regex).</summary>
internal static class JsonataMatching
{
    public static JsonataValue Contains(JsonataCall call) =>
        Known(call) is not { } text ? JsonataValue.AnyBoolean
        : call[1].Function?.Regex is { } regex ? JsonataValue.Of(regex.Find(text, 0, call.Evaluator.Way.Work) is not null)
        : JsonataValue.Unknown;

    public static JsonataValue Match(JsonataCall call)
    {
        if (call[2].KnownNumber is < 0)
        {
            throw new JsonataFailure("D3040", "$match has a limit below 0");
        }

        if (Known(call) is not { } text || call[1].Function?.Regex is not { } regex)
        {
            return JsonataValue.Unknown;
        }

        JsonataValue[] found = Matches(regex, text, call[2], call.Evaluator.Way.Work).Select(AsObject).ToArray();
        return Array.Exists(found, match => match.IsUnknown) ? JsonataValue.Unknown : JsonataValue.List(found, JsonataListForm.Sequence);
    }

    public static JsonataValue Split(JsonataCall call)
    {
        if (call[2].KnownNumber is < 0)
        {
            throw new JsonataFailure("D3020", "$split has a limit below 0");
        }

        if (Known(call) is not { } text || call[1].Function?.Regex is not { } regex)
        {
            return JsonataValue.Unknown;
        }

        double most = call[2].IsMissing ? double.PositiveInfinity : call[2].Number;
        var pieces = new List<JsonataValue>();
        int start = 0;
        foreach (RegexMatch match in Matches(regex, text, call[2], call.Evaluator.Way.Work))
        {
            pieces.Add(JsonataValue.Of(text.Substring(start, match.Start - start)));
            start = match.End;
        }

        if (pieces.Count < most)
        {
            pieces.Add(JsonataValue.Of(text.Substring(start)));
        }

        return JsonataValue.List(pieces);
    }

    /// <summary><c>$replace</c> of what a regular expression matches, or by what a function gives.</summary>
    public static JsonataValue Replace(JsonataCall call)
    {
        if (call[3].KnownNumber is < 0)
        {
            throw new JsonataFailure("D3011", "$replace has a limit below 0");
        }

        JsonataValue by = call[2];
        if (Known(call) is not { } text || call[1].Function?.Regex is not { } regex || (by.Kind != JsonataKind.Function && by.Literal is null))
        {
            return JsonataValue.AnyText;
        }

        var parts = new List<Patterns.TextPattern>();
        int start = 0;
        foreach (RegexMatch match in Matches(regex, text, call[3], call.Evaluator.Way.Work))
        {
            parts.Add(Patterns.TextPattern.Of(text.Substring(start, match.Start - start)));
            parts.Add(by.Literal is { } template ? Patterns.TextPattern.Of(Filled(template, match)) : Made(call, by, match));
            start = match.End;
        }

        parts.Add(Patterns.TextPattern.Of(text.Substring(start)));
        return JsonataValue.Of(Patterns.TextPattern.Concat(parts));
    }

    private static string? Known(JsonataCall call) => call[0].Literal is { } text && (call[2].IsMissing || call[2].IsKnownScalar || call[2].Kind == JsonataKind.Function) && (call[3].IsMissing || call[3].IsKnownScalar) ? text : null;

    private static Patterns.TextPattern Made(JsonataCall call, JsonataValue function, RegexMatch match)
    {
        JsonataValue given = AsObject(match, withEnd: true);
        JsonataValue made = given.IsUnknown ? JsonataValue.Unknown : call.Apply(function, given);
        return made.Kind == JsonataKind.Text && !made.MayBeMissing ? made.Text
            : made.IsUnknown || made.MayBeMissing ? Patterns.TextPattern.Unknown
            : throw new JsonataFailure("D3012", "the function that $replace calls gives no text");
    }

    /// <summary>The matches one after the other. Behind the first, one of no character fails, for it would come again and again.</summary>
    private static IEnumerable<RegexMatch> Matches(JsonataRegex regex, string text, JsonataValue limit, JsonataWork work)
    {
        double most = limit.IsMissing ? double.PositiveInfinity : limit.Number;
        if (!(most > 0))
        {
            yield break;
        }

        RegexMatch? match = regex.Find(text, 0, work);
        for (int count = 0; match is not null && count < most; count++)
        {
            yield return match;
            match = match.End >= text.Length ? null : regex.Find(text, match.End, work);
            if (match is { Text.Length: 0 })
            {
                throw new JsonataFailure("D1004", "a regular expression matches no character");
            }
        }
    }

    private static JsonataValue AsObject(RegexMatch match) => AsObject(match, withEnd: false);

    /// <summary>A match as <c>$match</c> gives it. A group that took no part is undefined within a list, which is nothing that JSON has.</summary>
    private static JsonataValue AsObject(RegexMatch match, bool withEnd)
    {
        if (match.Groups.Any(group => group is null))
        {
            return JsonataValue.Unknown;
        }

        var members = new List<KeyValuePair<string, JsonataValue>>
        {
            new("match", JsonataValue.Of(match.Text)),
            new(withEnd ? "start" : "index", JsonataValue.Of(match.Start)),
        };
        if (withEnd)
        {
            members.Add(new("end", JsonataValue.Of(match.End)));
        }

        members.Add(new("groups", JsonataValue.List(match.Groups.Select(group => JsonataValue.Of(group!)).ToArray())));
        return JsonataValue.Of(new JsonataMembers(members));
    }

    /// <summary>A replacement with <c>$0</c>, <c>$1</c> and so on filled in; as many digits belong to it as the number of groups has.</summary>
    private static string Filled(string template, RegexMatch match)
    {
        var filled = new StringBuilder();
        int position = 0;
        for (int index = template.IndexOf('$'); index >= 0 && position < template.Length; index = position < template.Length ? template.IndexOf('$', position) : -1)
        {
            filled.Append(template, position, index - position);
            position = index + 1;
            char next = position < template.Length ? template[position] : '\0';
            if (next is '$' or '0')
            {
                filled.Append(next == '$' ? "$" : match.Text);
                position++;
                continue;
            }

            int digits = match.Groups.Count.ToString(CultureInfo.InvariantCulture).Length;
            int? number = Leading(template, position, digits);
            if (digits > 1 && number > match.Groups.Count)
            {
                number = Leading(template, position, digits - 1);
            }

            if (number is null)
            {
                filled.Append('$');
                continue;
            }

            filled.Append(number >= 1 && number <= match.Groups.Count ? match.Groups[number.Value - 1] : null);
            position += number.Value.ToString(CultureInfo.InvariantCulture).Length;
        }

        return filled.Append(template, Math.Min(position, template.Length), template.Length - Math.Min(position, template.Length)).ToString();
    }

    /// <summary>The digits at a place as a number, at most so many; null where there is none.</summary>
    private static int? Leading(string text, int position, int most)
    {
        int end = position;
        while (end < text.Length && end < position + most && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end == position ? null : int.Parse(text.Substring(position, end - position), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
