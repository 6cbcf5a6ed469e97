using System.Text;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>Reads the words of an intrinsic function's call.</summary>
internal sealed class IntrinsicReader
{
    private readonly string _text;
    private int _position;

    public IntrinsicReader(string text) => _text = text;

    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _position >= _text.Length;
        }
    }

    public bool Peek(char expected)
    {
        SkipSpace();
        return _position < _text.Length && _text[_position] == expected;
    }

    public bool TryTake(char expected)
    {
        if (!Peek(expected))
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Stands for an opening brace that was escaped, and so begins no place of <c>States.Format</c>.</summary>
    public const char EscapedBrace = '\uE001';

    /// <summary>Whether a text held an escape that there is none of, for which the definition is refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>
    /// A text in single quotation marks; <c>\'</c>, <c>\{</c>, <c>\}</c> and <c>\\</c> stand for the character, where
    /// <c>\{</c> is still <see cref="EscapedBrace"/>.
    /// </summary>
    public bool TryString(out TextPattern text)
    {
        text = TextPattern.Empty;
        if (!TryTake('\''))
        {
            return false;
        }

        var builder = new StringBuilder();
        while (_position < _text.Length && _text[_position] != '\'')
        {
            if (_text[_position] == '\\' && _position + 1 < _text.Length)
            {
                _position++;
                IsRefused |= _text[_position] is not ('\'' or '{' or '}' or '\\');
                builder.Append(_text[_position] == '{' ? EscapedBrace : _text[_position]);
                _position++;
                continue;
            }

            builder.Append(_text[_position++]);
        }

        IsRefused |= _position >= _text.Length;
        _position++;
        text = TextPattern.Of(builder.ToString()).Unmark();
        return true;
    }

    /// <summary>All up to the next bracket, comma or space; brackets and quotation marks of a path belong to it.</summary>
    public string Word()
    {
        SkipSpace();
        int start = _position;
        bool isPath = _position < _text.Length && _text[_position] == '$';
        while (_position < _text.Length && _text[_position] is not ('(' or ')' or ',' or ' '))
        {
            if (isPath && _text[_position] == '[')
            {
                SkipBrackets();
            }
            else
            {
                _position++;
            }
        }

        return _text.Substring(start, _position - start);
    }

    /// <summary>All up to the bracket that closes this one; what stands in quotation marks closes nothing.</summary>
    private void SkipBrackets()
    {
        char quote = '\0';
        int depth = 0;
        for (; _position < _text.Length; _position++)
        {
            char letter = _text[_position];
            if (quote != '\0')
            {
                _position += letter == '\\' ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
                continue;
            }

            quote = letter is '\'' or '"' ? letter : quote;
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            if (depth == 0)
            {
                _position++;
                return;
            }
        }

        _position = _text.Length;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
