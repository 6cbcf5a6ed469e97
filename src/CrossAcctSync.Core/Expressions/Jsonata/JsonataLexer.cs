using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Text to the words of JSONata (https://docs.jsonata.org/overview).</summary>
internal static class JsonataLexer
{
    private static readonly string[] Symbols = { ":=", "!=", "<=", ">=", "..", "**", "~>", "?:", "??" };

    public static IReadOnlyList<JsonataToken> Read(string text)
    {
        var tokens = new List<JsonataToken>();
        int position = 0;
        while (true)
        {
            SkipSpaceAndComments(text, ref position);
            if (position >= text.Length)
            {
                tokens.Add(new JsonataToken(JsonataTokenKind.End, string.Empty));
                return tokens;
            }

            tokens.Add(Next(text, ref position));
        }
    }

    private static JsonataToken Next(string text, ref int position)
    {
        char current = text[position];
        if (current is '"' or '\'')
        {
            return new JsonataToken(JsonataTokenKind.Text, Quoted(text, ref position, current));
        }

        if (current == '`')
        {
            return new JsonataToken(JsonataTokenKind.Name, Quoted(text, ref position, current));
        }

        if (char.IsDigit(current))
        {
            int start = position;
            while (position < text.Length && (char.IsDigit(text[position]) || (text[position] == '.' && position + 1 < text.Length && char.IsDigit(text[position + 1]))))
            {
                position++;
            }

            return new JsonataToken(JsonataTokenKind.Number, text.Substring(start, position - start));
        }

        if (current == '$' || IsNameStart(current))
        {
            int start = position++;
            while (position < text.Length && (IsNameStart(text[position]) || char.IsDigit(text[position]) || (current == '$' && position == start + 1 && text[position] == '$')))
            {
                position++;
            }

            string word = text.Substring(start, position - start);
            return current == '$' ? new JsonataToken(JsonataTokenKind.Variable, word.Substring(1)) : new JsonataToken(JsonataTokenKind.Name, word);
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                return new JsonataToken(JsonataTokenKind.Symbol, symbol);
            }
        }

        position++;
        return new JsonataToken(JsonataTokenKind.Symbol, current.ToString());
    }

    private static bool IsNameStart(char current) => char.IsLetter(current) || current == '_';

    private static string Quoted(string text, ref int position, char quote)
    {
        var builder = new StringBuilder();
        for (position++; position < text.Length && text[position] != quote; position++)
        {
            if (text[position] != '\\' || quote == '`' || position + 1 >= text.Length)
            {
                builder.Append(text[position]);
                continue;
            }

            char escape = text[++position];
            if (escape == 'u' && position + 4 < text.Length && text.IndexOf(' ', position + 1, 4) < 0 && int.TryParse(text.Substring(position + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
            {
                builder.Append((char)code);
                position += 4;
            }
            else
            {
                builder.Append(escape switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    '"' or '\\' or '/' => escape,
                    _ => throw new JsonataSyntaxException($"'\\{escape}' is no escape."),
                });
            }
        }

        if (position >= text.Length)
        {
            throw new JsonataSyntaxException("A quotation mark has no end.");
        }

        position++;
        return builder.ToString();
    }

    private static void SkipSpaceAndComments(string text, ref int position)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0)
            {
                int end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                position = end < 0 ? throw new JsonataSyntaxException("A comment has no end.") : end + 2;
            }
            else
            {
                return;
            }
        }
    }
}
