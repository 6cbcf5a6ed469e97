using System;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>A string as it stands in a file: with its quotation marks, or plain.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length with the quotation marks.</param>
/// <param name="Quote">The quotation mark; empty for a plain one.</param>
/// <param name="IsEmbedded">Whether it is a part of a larger string, in which nothing can be inserted safely.</param>
internal readonly record struct TextToken(int Start, int Length, string Quote, bool IsEmbedded)
{
    public int End => Start + Length;

    /// <summary>The token with another value.</summary>
    public TextEdit With(string value) => new(Start, Length, Quote + value + Quote);

    /// <summary>Finds the token of a string; null when it is written in another way than letter by letter.</summary>
    public static TextToken? Find(EditableText text, SourceNode node)
    {
        if (node.StringValue is not { Length: > 0 } value || value.IndexOf('\n') >= 0)
        {
            return null;
        }

        int offset = text.OffsetOf(node.Location.Position);
        if (offset < 0)
        {
            return null;
        }

        foreach (string quote in new[] { "\"", "'", string.Empty })
        {
            string token = quote + value + quote;
            if (IsAt(text.Text, offset, token) && (quote.Length > 0 || IsEndOfPlain(text.Text, offset + token.Length)))
            {
                return new TextToken(offset, token.Length, quote, false);
            }
        }

        return InLine(text, offset, value);
    }

    /// <summary>
    /// A place in a text that stands within the file is that of its line only, or of its beginning. There the value is
    /// taken if it stands on the line just once.
    /// </summary>
    private static TextToken? InLine(EditableText text, int offset, string value)
    {
        int start = text.LineStart(offset);
        string line = text.Text.Substring(start, text.LineEnd(offset) - start);
        foreach (string quote in new[] { "\"", "'" })
        {
            string token = quote + value + quote;
            int found = line.IndexOf(token, StringComparison.Ordinal);
            if (found >= 0)
            {
                return line.IndexOf(token, found + 1, StringComparison.Ordinal) < 0 ? new TextToken(start + found, token.Length, quote, false) : null;
            }
        }

        int plain = line.IndexOf(value, StringComparison.Ordinal);
        if (plain < 0 || line.IndexOf(value, plain + 1, StringComparison.Ordinal) >= 0 || !IsWhole(line, plain, value.Length))
        {
            return null;
        }

        bool isEscaped = plain > 0 && line[plain - 1] is '"' or '\\';
        return new TextToken(start + plain, value.Length, string.Empty, isEscaped);
    }

    private static bool IsAt(string text, int offset, string token) =>
        offset + token.Length <= text.Length && string.CompareOrdinal(text, offset, token, 0, token.Length) == 0;

    /// <summary>A plain scalar of YAML ends with the line, a comment, or a mark of the collection around it.</summary>
    private static bool IsEndOfPlain(string text, int end)
    {
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return end == text.Length || text[end] is '\r' or '\n' or '#' or ',' or '}' or ']' or ':';
    }

    private static bool IsWhole(string line, int start, int length)
    {
        bool begins = start == 0 || line[start - 1] is ' ' or '"' or '\'' or '\\';
        int end = start + length;
        return begins && (end == line.Length || line[end] is ' ' or '"' or '\'' or '\\' or ',' or '}');
    }
}
