using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>
/// Text to the words of JSONata, one at a time, for a slash divides or begins a regular expression by what stands before
/// it (https://docs.jsonata.org/overview, held to jsonata 2.0.6).
/// </summary>
internal sealed class JsonataLexer
{
    private const string Space = " \t\n\r\v";
    private const string SingleOperators = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static readonly string[] DoubleOperators = { "..", ":=", "!=", ">=", "<=", "**", "~>" };
    private static readonly Regex NumberForm = new(@"\G(0|([1-9][0-9]*))(\.[0-9]+)?([Ee][-+]?[0-9]+)?", RegexOptions.CultureInvariant);

    private readonly string _text;
    private int _position;

    public JsonataLexer(string text) => _text = text;

    /// <summary>The next word.</summary>
    /// <param name="isBehindValue">Whether a slash divides here.</param>
    public JsonataToken Next(bool isBehindValue)
    {
        SkipSpaceAndComments();
        if (_position >= _text.Length)
        {
            return new JsonataToken(JsonataTokenKind.End, string.Empty, _text.Length);
        }

        char current = _text[_position];
        if (current == '/' && !isBehindValue)
        {
            return RegularExpression();
        }

        foreach (string symbol in DoubleOperators)
        {
            if (string.CompareOrdinal(_text, _position, symbol, 0, 2) == 0)
            {
                _position += 2;
                return new JsonataToken(JsonataTokenKind.Operator, symbol, _position);
            }
        }

        if (SingleOperators.IndexOf(current) >= 0)
        {
            _position++;
            return new JsonataToken(JsonataTokenKind.Operator, current.ToString(), _position);
        }

        return current switch
        {
            '"' or '\'' => new JsonataToken(JsonataTokenKind.Text, Quoted(current), _position),
            '`' => QuotedName(),
            >= '0' and <= '9' => Number(),
            _ => Word(),
        };
    }

    private void SkipSpaceAndComments()
    {
        while (_position < _text.Length)
        {
            if (Space.IndexOf(_text[_position]) >= 0)
            {
                _position++;
            }
            else if (string.CompareOrdinal(_text, _position, "/*", 0, 2) == 0)
            {
                int end = _text.IndexOf("*/", Math.Min(_position + 2, _text.Length), StringComparison.Ordinal);
                if (end < 0)
                {
                    throw new JsonataSyntaxException("S0106", _position, "a comment has no end");
                }

                _position = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private string Quoted(char quote)
    {
        var builder = new StringBuilder();
        for (_position++; _position < _text.Length; _position++)
        {
            char current = _text[_position];
            if (current == quote)
            {
                _position++;
                return builder.ToString();
            }

            builder.Append(current == '\\' ? Escaped() : current);
        }

        throw new JsonataSyntaxException("S0101", _position, "a text has no closing quotation mark");
    }

    private char Escaped()
    {
        _position++;
        char escape = _position < _text.Length ? _text[_position] : '\0';
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _position + 4 < _text.Length && IsHexadecimal(_text, _position + 1, 4):
                _position += 4;
                return (char)int.Parse(_text.Substring(_position - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            case 'u':
                throw new JsonataSyntaxException("S0104", _position, "\\u is not followed by four hexadecimal digits");
            default:
                throw new JsonataSyntaxException("S0103", _position, $"a text has the escape '\\{escape}', which JSONata does not know");
        }
    }

    private static bool IsHexadecimal(string text, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            if (!Uri.IsHexDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private JsonataToken QuotedName()
    {
        int end = _text.IndexOf('`', _position + 1);
        if (end < 0)
        {
            throw new JsonataSyntaxException("S0105", _text.Length, "a quoted name has no closing backtick");
        }

        string name = _text.Substring(_position + 1, end - _position - 1);
        _position = end + 1;
        return new JsonataToken(JsonataTokenKind.Name, name, _position);
    }

    private JsonataToken Number()
    {
        Match match = NumberForm.Match(_text, _position);
        _position += match.Length;

        // .NET Framework throws where a number is too large.
        double number;
        try
        {
            number = double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            number = double.PositiveInfinity;
        }

        return double.IsInfinity(number)
            ? throw new JsonataSyntaxException("S0102", _position, $"the number {match.Value} is too large")
            : new JsonataToken(JsonataTokenKind.Number, match.Value, _position) { Number = number };
    }

    private JsonataToken Word()
    {
        int start = _position;
        while (_position < _text.Length && Space.IndexOf(_text[_position]) < 0 && SingleOperators.IndexOf(_text[_position]) < 0)
        {
            _position++;
        }

        string word = _text.Substring(start, _position - start);
        if (!TextPattern.Of(word).Unmark().IsLiteral)
        {
            // A placeholder outside of a text can stand for any piece of an expression.
            throw new JsonataSyntaxException(null, start, "a placeholder stands outside of a text");
        }

        return word switch
        {
            ['$', ..] => new JsonataToken(JsonataTokenKind.Variable, word.Substring(1), _position),
            "and" or "or" or "in" => new JsonataToken(JsonataTokenKind.Operator, word, _position),
            "true" or "false" or "null" => new JsonataToken(JsonataTokenKind.Value, word, _position),
            _ => new JsonataToken(JsonataTokenKind.Name, word, _position),
        };
    }

    /// <summary>Up to the slash that is neither escaped nor within brackets.</summary>
    private JsonataToken RegularExpression()
    {
        int start = ++_position;
        int depth = 0;
        for (; _position < _text.Length; _position++)
        {
            char current = _text[_position];
            if (current == '/' && depth == 0 && !IsEscaped(_position))
            {
                if (_position == start)
                {
                    throw new JsonataSyntaxException("S0301", _position, "a regular expression is empty");
                }

                string pattern = _text.Substring(start, _position - start);
                int flags = ++_position;
                while (_position < _text.Length && _text[_position] is 'i' or 'm')
                {
                    _position++;
                }

                return new JsonataToken(JsonataTokenKind.Regex, pattern, _position) { Flags = _text.Substring(flags, _position - flags) };
            }

            bool isBehindBackslash = _position > 0 && _text[_position - 1] == '\\';
            depth += isBehindBackslash ? 0 : current is '(' or '[' or '{' ? 1 : current is ')' or ']' or '}' ? -1 : 0;
        }

        throw new JsonataSyntaxException("S0302", _position, "a regular expression has no closing slash");
    }

    private bool IsEscaped(int position)
    {
        int backslashes = 0;
        while (position > backslashes && _text[position - backslashes - 1] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }
}
