using System.Text;

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

    /// <summary>A text in single quotation marks; <c>\'</c>, <c>\{</c>, <c>\}</c> and <c>\\</c> stand for the character.</summary>
    public bool TryString(out string text)
    {
        text = string.Empty;
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
            }

            builder.Append(_text[_position++]);
        }

        _position++;
        text = builder.ToString();
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
                int close = _text.IndexOf(']', _position);
                _position = close < 0 ? _text.Length : close + 1;
            }
            else
            {
                _position++;
            }
        }

        return _text.Substring(start, _position - start);
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
