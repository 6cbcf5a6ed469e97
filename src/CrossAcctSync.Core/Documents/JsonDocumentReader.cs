using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace CrossAcctSync.Documents;

/// <summary>JSON text to the tape of a document, by the reader of System.Text.Json.</summary>
internal static class JsonDocumentReader
{
    /// <exception cref="SourceFormatException">The text is not JSON, or is beyond the limits.</exception>
    public static SourceDocument Read(byte[] utf8, SourceOrigin origin, SourceLimits limits)
    {
        if (utf8.Length > limits.MaxBytes)
        {
            throw new SourceFormatException(origin.Locate(SourcePosition.Start), $"The text has {utf8.Length} bytes; at most {limits.MaxBytes} are read.");
        }

        BrokenText.CheckUtf8(utf8, origin);
        HashSet<int>? placeholders = null;
        byte[] text = utf8;
        while (true)
        {
            try
            {
                SourceEntry[] tape = ReadTape(text, origin, limits, out int count);
                return new SourceDocument(SourceFormat.Json, origin, text, tape, count, null, placeholders);
            }
            catch (JsonException exception)
            {
                int offset = OffsetOf(text, exception);
                // Templates hold bare placeholders ("Seconds": ${Wait}); all behind the first are found in the same pass.
                if (placeholders is null && BarePlaceholders.TryQuote(text, offset, out byte[] quoted, out HashSet<int> starts))
                {
                    text = quoted;
                    placeholders = starts;
                    continue;
                }

                throw new SourceFormatException(origin.Locate(new TextLines(text).PositionAt(offset)), Describe(exception, limits), exception);
            }
        }
    }

    private static SourceEntry[] ReadTape(byte[] text, SourceOrigin origin, SourceLimits limits, out int count)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = limits.MaxDepth,
        });
        // A definition has a token for every ten to twenty bytes.
        var entries = new SourceEntry[Math.Max(16, text.Length / 14)];
        count = 0;
        int[] open = new int[16];
        int[] members = new int[16];
        int depth = 0;

        while (reader.Read())
        {
            JsonTokenType token = reader.TokenType;
            if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
                ref SourceEntry container = ref entries[open[depth]];
                container = new SourceEntry(container.Kind, false, container.Start, members[depth], count);
                continue;
            }

            if (count == entries.Length)
            {
                Array.Resize(ref entries, entries.Length * 2);
            }

            if (count >= limits.MaxNodes)
            {
                throw new SourceFormatException(origin.Locate(new TextLines(text).PositionAt((int)reader.TokenStartIndex)), $"The text has more than {limits.MaxNodes} values.");
            }

            if (token != JsonTokenType.PropertyName && depth > 0)
            {
                members[depth - 1]++;
            }

            int start = (int)reader.TokenStartIndex;
            switch (token)
            {
                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    if (depth == open.Length)
                    {
                        Array.Resize(ref open, depth * 2);
                        Array.Resize(ref members, depth * 2);
                    }

                    open[depth] = count;
                    members[depth] = 0;
                    depth++;
                    entries[count++] = new SourceEntry(token == JsonTokenType.StartObject ? SourceNodeKind.Object : SourceNodeKind.Array, false, start, 0, 0);
                    break;
                case JsonTokenType.PropertyName:
                case JsonTokenType.String:
                    if (reader.ValueIsEscaped)
                    {
                        BrokenText.CheckEscapes(text, start + 1, reader.ValueSpan.Length, origin);
                    }

                    entries[count] = new SourceEntry(SourceNodeKind.String, reader.ValueIsEscaped, start + 1, reader.ValueSpan.Length, count + 1);
                    count++;
                    break;
                default:
                    entries[count] = new SourceEntry(KindOf(token), false, start, reader.ValueSpan.Length, count + 1);
                    count++;
                    break;
            }
        }

        // A little room to spare is cheaper than a copy of it all.
        if (count < entries.Length / 2)
        {
            Array.Resize(ref entries, count);
        }

        return entries;
    }

    private static SourceNodeKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => SourceNodeKind.Number,
        JsonTokenType.True => SourceNodeKind.True,
        JsonTokenType.False => SourceNodeKind.False,
        _ => SourceNodeKind.Null,
    };

    private static int OffsetOf(byte[] text, JsonException exception)
    {
        long line = exception.LineNumber ?? 0;
        int offset = 0;
        for (; line > 0 && offset < text.Length; offset++)
        {
            if (text[offset] == (byte)'\n')
            {
                line--;
            }
        }

        return Math.Min(text.Length, offset + (int)(exception.BytePositionInLine ?? 0));
    }

    private static string Describe(JsonException exception, SourceLimits limits)
    {
        string message = exception.Message;
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (place >= 0)
        {
            message = message.Substring(0, place);
        }

        // A text that ends too early is told with the word depth as well.
        if (message.IndexOf("configured depth", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return $"The text is nested more than {limits.MaxDepth} levels deep.";
        }

        var text = new StringBuilder("This is not JSON: ").Append(message);
        return text.ToString();
    }
}
