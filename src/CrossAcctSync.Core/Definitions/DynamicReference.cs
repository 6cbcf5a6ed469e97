using System;
using System.Collections.Generic;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>
/// References such as <c>{{resolve:ssm:/orders/role}}</c>, which CloudFormation replaces when it deploys, so that their text
/// is no value (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
/// </summary>
internal static class DynamicReference
{
    private const string Opening = "{{resolve:";
    private const string Closing = "}}";

    /// <summary>How a reference begins, in UTF-8.</summary>
    public static ReadOnlySpan<byte> OpeningBytes => "{{resolve:"u8;

    /// <summary>Where the first reference of a text begins; -1 where it has none.</summary>
    public static int IndexIn(string text, int start = 0) => text.IndexOf(Opening, start, StringComparison.Ordinal);

    /// <summary>Where the reference ends that begins there; one without an end takes the rest.</summary>
    public static int EndOf(string text, int start)
    {
        int close = text.IndexOf(Closing, start, StringComparison.Ordinal);
        return close < 0 ? text.Length : close + Closing.Length;
    }

    /// <summary>The value that was given for a reference, under its text with the braces or without; null for none.</summary>
    public static string? Given(IReadOnlyDictionary<string, string> values, string reference) =>
        values.TryGetValue(reference, out string? value) || values.TryGetValue(reference.Trim('{', '}'), out value) ? value : null;

    /// <summary>The pattern with its references replaced: by what was given for them, else by holes.</summary>
    public static TextPattern Replace(TextPattern pattern, IReadOnlyDictionary<string, string> values)
    {
        var parts = new List<TextPattern>();
        bool isInside = false;
        bool isAny = false;
        foreach (string? segment in pattern.Segments)
        {
            if (segment is null)
            {
                parts.Add(TextPattern.Unknown);
                continue;
            }

            int at = 0;
            if (isInside)
            {
                int close = segment.IndexOf(Closing, StringComparison.Ordinal);
                if (close < 0)
                {
                    continue;
                }

                isInside = false;
                at = close + Closing.Length;
            }

            for (int open = IndexIn(segment, at); open >= 0; open = IndexIn(segment, at))
            {
                isAny = true;
                parts.Add(TextPattern.Of(segment.Substring(at, open - at)));
                int end = EndOf(segment, open);
                isInside = end == segment.Length && !segment.EndsWith(Closing, StringComparison.Ordinal);
                parts.Add(!isInside && Given(values, segment.Substring(open, end - open)) is { } given ? TextPattern.Of(given) : TextPattern.Unknown);
                at = end;
            }

            parts.Add(TextPattern.Of(segment.Substring(at)));
        }

        return isAny ? TextPattern.Concat(parts) : pattern;
    }
}
