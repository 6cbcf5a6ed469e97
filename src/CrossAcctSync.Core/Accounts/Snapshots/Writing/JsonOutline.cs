using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>Where the parts of a JSON text lie, so that one can be changed and the others stay byte for byte.</summary>
internal static class JsonOutline
{
    /// <summary>The members of the object that a span of a text holds.</summary>
    public static IReadOnlyList<JsonMember> Members(byte[] text, JsonSpan span)
    {
        var members = new List<JsonMember>();
        Utf8JsonReader reader = Enter(text, span);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            int nameStart = span.Start + (int)reader.TokenStartIndex;
            reader.Read();
            members.Add(new JsonMember(name, nameStart, Value(ref reader, span.Start)));
        }

        return members;
    }

    /// <summary>The elements of the array that a span of a text holds.</summary>
    public static IReadOnlyList<JsonSpan> Elements(byte[] text, JsonSpan span)
    {
        var elements = new List<JsonSpan>();
        Utf8JsonReader reader = Enter(text, span);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(Value(ref reader, span.Start));
        }

        return elements;
    }

    private static Utf8JsonReader Enter(byte[] text, JsonSpan span)
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(text, span.Start, span.End - span.Start), new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        return reader;
    }

    private static JsonSpan Value(ref Utf8JsonReader reader, int offset)
    {
        int start = offset + (int)reader.TokenStartIndex;
        reader.Skip();
        return new JsonSpan(start, offset + (int)reader.BytesConsumed);
    }
}
