using System;
using System.Text;
using System.Text.Json;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>How a text is laid out: its line ends and what one level is indented by; on one line when it has none.</summary>
/// <param name="NewLine">The line end, or empty.</param>
/// <param name="Unit">The white space of one level.</param>
internal sealed record JsonLayout(string NewLine, string Unit)
{
    /// <summary>As the AWS command line writes.</summary>
    public static JsonLayout CommandLine { get; } = new("\n", "    ");

    /// <summary>The layout of an object with members that is followed by nothing.</summary>
    public static JsonLayout Of(byte[] text, int firstMember, int closingBrace)
    {
        string? member = IndentBefore(text, firstMember);
        string? closing = IndentBefore(text, closingBrace);
        if (member is null || closing is null)
        {
            return new JsonLayout(string.Empty, string.Empty);
        }

        int feed = Array.LastIndexOf(text, (byte)'\n', closingBrace);
        string unit = member.Length > closing.Length ? member.Substring(closing.Length) : CommandLine.Unit;
        return new JsonLayout(feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n", unit);
    }

    /// <summary>The white space between a line's start and a place in it; null when something else stands there.</summary>
    public static string? IndentBefore(byte[] text, int place)
    {
        int start = place;
        while (start > 0 && text[start - 1] is (byte)' ' or (byte)'\t')
        {
            start--;
        }

        return start > 0 && text[start - 1] == (byte)'\n' ? Encoding.ASCII.GetString(text, start, place - start) : null;
    }

    /// <summary>A JSON text without white space, in this layout.</summary>
    /// <param name="compact">The text.</param>
    /// <param name="indent">The white space before the line on which the value begins.</param>
    public string Render(string compact, string indent)
    {
        if (NewLine.Length == 0)
        {
            return compact;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(compact);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 256 });
        var text = new StringBuilder(compact.Length * 2);
        JsonTokenType last = JsonTokenType.None;
        while (reader.Read())
        {
            bool isEnd = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            bool isFirst = last is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (last != JsonTokenType.None && last != JsonTokenType.PropertyName && !(isEnd && isFirst))
            {
                text.Append(isEnd || isFirst ? string.Empty : ",").Append(NewLine).Append(indent);
                for (int level = 0; level < reader.CurrentDepth; level++)
                {
                    text.Append(Unit);
                }
            }

            // Tokens keep the letters that they have, escapes among them.
            int start = (int)reader.TokenStartIndex;
            bool isQuoted = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
            text.Append(Encoding.UTF8.GetString(utf8, start, reader.ValueSpan.Length + (isQuoted ? 2 : 0)));
            text.Append(reader.TokenType == JsonTokenType.PropertyName ? ": " : string.Empty);
            last = reader.TokenType;
        }

        return text.ToString();
    }
}
