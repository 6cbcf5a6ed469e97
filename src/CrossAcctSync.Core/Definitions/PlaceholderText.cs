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

    public PlaceholderText(Func<string, TextPattern?> lookUp) => _lookUp = lookUp;

    public PlaceholderText(IReadOnlyDictionary<string, string> values)
        : this(name => values.TryGetValue(name, out string? value) ? TextPattern.Of(value) : null)
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
    public bool IsPlain(SourceNode node) => node.IsString && !node.IsEscaped && !node.IsBarePlaceholder && node.RawText.IndexOf(Opening) < 0;

    /// <summary>The text with each placeholder replaced by its value, or by a hole.</summary>
    public TextPattern Replace(string text)
    {
        int open = text.IndexOf("${", StringComparison.Ordinal);
        if (open < 0)
        {
            return TextPattern.Of(text);
        }

        var parts = new List<TextPattern>();
        int start = 0;
        while (open >= 0)
        {
            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            parts.Add(TextPattern.Of(text.Substring(start, open - start)));
            parts.Add(_lookUp(text.Substring(open + 2, close - open - 2).Trim()) ?? TextPattern.Unknown);
            start = close + 1;
            open = text.IndexOf("${", start, StringComparison.Ordinal);
        }

        parts.Add(TextPattern.Of(text.Substring(start)));
        return TextPattern.Concat(parts);
    }
}
