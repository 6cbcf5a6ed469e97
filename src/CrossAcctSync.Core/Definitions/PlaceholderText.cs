using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>
/// Texts with <c>${Name}</c> placeholders, as DefinitionSubstitutions and most deployment tools replace them. A name
/// without a value is a hole.
/// </summary>
internal sealed class PlaceholderText : IDefinitionText
{
    private readonly Func<string, TextPattern?> _lookUp;

    private static ReadOnlySpan<byte> Opening => "${"u8;

    /// <param name="lookUp">The value of a placeholder or of a dynamic reference with its braces; null for none.</param>
    public PlaceholderText(Func<string, TextPattern?> lookUp) => _lookUp = lookUp;

    public PlaceholderText(IReadOnlyDictionary<string, string> values)
        : this(name => (values.TryGetValue(name, out string? value) ? value : DynamicReference.Given(values, name)) is { } found ? TextPattern.Of(found) : null)
    {
    }

    public TextPattern? Read(SourceNode node)
    {
        if (node.IsBarePlaceholder)
        {
            // The braces around the name became quotation marks: "{Name" is left.
            return _lookUp(node.StringValue!.TrimStart('{')) ?? TextPattern.Unknown;
        }

        return node.Text is { } text && node.Kind != SourceNodeKind.Null ? Replace(text) : null;
    }

    // A text with escapes is rare, and is looked at when it is decoded.
    public bool IsPlain(SourceNode node) => node.IsString && !node.IsEscaped && !node.IsBarePlaceholder && node.RawText.IndexOf(Opening) < 0 && node.RawText.IndexOf(DynamicReference.OpeningBytes) < 0;

    /// <summary>The text with each placeholder replaced by its value, or by a hole.</summary>
    public TextPattern Replace(string text)
    {
        int open = text.IndexOf("${", StringComparison.Ordinal);
        int reference = DynamicReference.IndexIn(text);
        if (open < 0 && reference < 0)
        {
            return TextPattern.Of(text);
        }

        var parts = new List<TextPattern>();
        int start = 0;
        while (open >= 0 || reference >= 0)
        {
            // A placeholder within a reference is a part of the reference.
            if (reference >= 0 && (open < 0 || reference < open))
            {
                int end = DynamicReference.EndOf(text, reference);
                parts.Add(TextPattern.Of(text.Substring(start, reference - start)));
                parts.Add(_lookUp(text.Substring(reference, end - reference)) ?? TextPattern.Unknown);
                start = end;
                reference = DynamicReference.IndexIn(text, start);
                open = text.IndexOf("${", start, StringComparison.Ordinal);
                continue;
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            parts.Add(TextPattern.Of(text.Substring(start, open - start)));
            parts.Add(_lookUp(text.Substring(open + 2, close - open - 2).Trim()) ?? TextPattern.Unknown);
            start = close + 1;
            reference = DynamicReference.IndexIn(text, start);
            open = text.IndexOf("${", start, StringComparison.Ordinal);
        }

        parts.Add(TextPattern.Of(text.Substring(start)));
        return TextPattern.Concat(parts);
    }
}
