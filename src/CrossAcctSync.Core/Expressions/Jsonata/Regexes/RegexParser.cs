using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>
/// Reads a regular expression of ECMAScript (https://tc39.es/ecma262/#sec-patterns). Groups with names, looking behind and
/// escapes of old are not followed.
/// </summary>
internal sealed class RegexParser
{
    private const string Digits = "0123456789";
    private const int MostLevels = 100;

    private readonly string _pattern;
    private readonly bool _isMultiline;
    private readonly int _allGroups;
    private int _position;
    private int _depth;

    public RegexParser(string pattern, bool isMultiline)
    {
        _pattern = pattern;
        _isMultiline = isMultiline;
        _allGroups = CountGroups(pattern);
    }

    /// <summary>How many groups are kept.</summary>
    public int Groups { get; private set; }

    /// <summary>The expression, or null.</summary>
    public RegexNode? TryParse() => Choice() is { } root && _position == _pattern.Length ? root : null;

    private RegexNode? Choice()
    {
        if (++_depth > MostLevels)
        {
            return null;
        }

        var choices = new List<RegexNode>();
        while (true)
        {
            if (Sequence() is not { } sequence)
            {
                return null;
            }

            choices.Add(sequence);
            if (!Take('|'))
            {
                _depth--;
                return choices.Count == 1 ? choices[0] : new RegexChoice(choices.ToArray());
            }
        }
    }

    private RegexNode? Sequence()
    {
        var parts = new List<RegexNode>();
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')'))
        {
            int firstGroup = Groups;
            if (Term() is not { } term || Repeated(term, firstGroup) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return parts.Count == 1 ? parts[0] : new RegexSequence(parts.ToArray());
    }

    private RegexNode? Term()
    {
        char letter = _pattern[_position++];
        switch (letter)
        {
            case '^':
                return new RegexPlace(_isMultiline ? (run, at) => at == 0 || RegexLetters.IsLineEnd(run.Text[at - 1]) : (_, at) => at == 0);
            case '$':
                return new RegexPlace(_isMultiline ? (run, at) => at == run.Text.Length || RegexLetters.IsLineEnd(run.Text[at]) : (run, at) => at == run.Text.Length);
            case '.':
                return new RegexSet(one => !RegexLetters.IsLineEnd(one));
            case '(':
                return Group();
            case '[':
                return Set();
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                return null;
            default:
                return letter == '{' && IsCount() ? null : new RegexSet(one => one == letter);
        }
    }

    private RegexNode? Group()
    {
        RegexNode? made;
        if (!Take('?'))
        {
            int number = Groups++;
            made = Choice() is { } kept ? new RegexCapture(number, kept) : null;
        }
        else if (Take(':'))
        {
            made = Choice();
        }
        else
        {
            bool isNegative = Take('!');
            made = (isNegative || Take('=')) && Choice() is { } ahead ? new RegexLookahead(ahead, isNegative) : null;
        }

        return made is not null && Take(')') ? made : null;
    }

    private RegexNode? Repeated(RegexNode term, int firstGroup)
    {
        (int Least, int Most)? times = Take('*') ? (0, int.MaxValue) : Take('+') ? (1, int.MaxValue) : Take('?') ? (0, 1) : Peek('{') && IsCountAt(_position + 1) ? Count() : null;
        if (times is not { } found)
        {
            return term;
        }

        return term is RegexPlace or RegexLookahead || found.Least > found.Most
            ? null
            : new RegexRepeat(term, (found.Least, found.Most, !Take('?')), (firstGroup, Groups));
    }

    private RegexNode? Escape()
    {
        if (_position >= _pattern.Length)
        {
            return null;
        }

        char letter = _pattern[_position];
        if (letter is 'b' or 'B')
        {
            _position++;
            bool isInner = letter == 'B';
            return new RegexPlace((run, at) => (IsWordAt(run, at - 1) == IsWordAt(run, at)) == isInner);
        }

        if (letter is >= '1' and <= '9')
        {
            int start = _position;
            while (_position < _pattern.Length && Digits.IndexOf(_pattern[_position]) >= 0)
            {
                _position++;
            }

            return int.TryParse(_pattern.Substring(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= _allGroups
                ? new RegexReference(number - 1)
                : null;
        }

        if (RegexLetters.Class(letter) is { } contains)
        {
            _position++;
            return new RegexSet(contains);
        }

        return EscapedLetter() is { } one ? new RegexSet(other => other == one) : null;
    }

    /// <summary>A character that is written with a backslash, behind it.</summary>
    private char? EscapedLetter()
    {
        char letter = _pattern[_position++];
        switch (letter)
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case '0':
                return _position < _pattern.Length && Digits.IndexOf(_pattern[_position]) >= 0 ? null : '\0';
            case 'x':
                return Hexadecimal(2) ?? letter;
            case 'u':
                return Hexadecimal(4) ?? letter;
            case 'c' or 'k' or (>= '1' and <= '9'):
                return null;
            default:
                return letter;
        }
    }

    private char? Hexadecimal(int count)
    {
        if (_position + count > _pattern.Length || !_pattern.Substring(_position, count).All(Uri.IsHexDigit))
        {
            return null;
        }

        _position += count;
        return (char)int.Parse(_pattern.Substring(_position - count, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private RegexSet? Set()
    {
        bool isNegative = Take('^');
        var parts = new List<Func<char, bool>>();
        while (_position < _pattern.Length && _pattern[_position] != ']')
        {
            if (SetItem(out char first, out Func<char, bool>? contains) is false)
            {
                return null;
            }

            if (!Peek('-') || _position + 1 >= _pattern.Length || _pattern[_position + 1] == ']')
            {
                parts.Add(contains ?? (one => one == first));
                continue;
            }

            _position++;
            if (SetItem(out char last, out Func<char, bool>? other) is false || contains is not null || other is not null || last < first)
            {
                return null;
            }

            parts.Add(one => one >= first && one <= last);
        }

        return Take(']') ? new RegexSet(one => parts.Exists(part => part(one)) != isNegative) : null;
    }

    private bool SetItem(out char letter, out Func<char, bool>? contains)
    {
        letter = _pattern[_position++];
        contains = null;
        if (letter != '\\')
        {
            return true;
        }

        if (_position >= _pattern.Length)
        {
            return false;
        }

        if (_pattern[_position] is 'b' or '-')
        {
            letter = _pattern[_position++] == 'b' ? '\b' : '-';
            return true;
        }

        contains = RegexLetters.Class(_pattern[_position]);
        if (contains is not null)
        {
            _position++;
            return true;
        }

        char? escaped = EscapedLetter();
        letter = escaped ?? '\0';
        return escaped is not null;
    }

    private bool IsCount() => IsCountAt(_position);

    private bool IsCountAt(int position)
    {
        int start = position;
        while (position < _pattern.Length && Digits.IndexOf(_pattern[position]) >= 0)
        {
            position++;
        }

        if (position == start)
        {
            return false;
        }

        if (position < _pattern.Length && _pattern[position] == ',')
        {
            position++;
            while (position < _pattern.Length && Digits.IndexOf(_pattern[position]) >= 0)
            {
                position++;
            }
        }

        return position < _pattern.Length && _pattern[position] == '}';
    }

    private (int Least, int Most)? Count()
    {
        int close = _pattern.IndexOf('}', _position);
        string[] bounds = _pattern.Substring(_position + 1, close - _position - 1).Split(',');
        _position = close + 1;
        int least = Bound(bounds[0]);
        return (least, bounds.Length == 1 ? least : bounds[1].Length == 0 ? int.MaxValue : Bound(bounds[1]));
    }

    private static int Bound(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int bound) ? bound : int.MaxValue;

    private static bool IsWordAt(RegexRun run, int position) => position >= 0 && position < run.Text.Length && RegexLetters.IsWord(run.Text[position]);

    private static int CountGroups(string pattern)
    {
        int count = 0;
        bool isInSet = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    isInSet = true;
                    break;
                case ']':
                    isInSet = false;
                    break;
                case '(' when !isInSet && (i + 1 >= pattern.Length || pattern[i + 1] != '?'):
                    count++;
                    break;
            }
        }

        return count;
    }

    private bool Peek(char letter) => _position < _pattern.Length && _pattern[_position] == letter;

    private bool Take(char letter)
    {
        if (!Peek(letter))
        {
            return false;
        }

        _position++;
        return true;
    }
}
