using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Goes over an object that nobody may want, and says yes only to text that is JSON (RFC 8259) without any doubt: what it
/// does not know it leaves to the reader of System.Text.Json, which also tells what is wrong.
/// </summary>
/// <remarks>
/// An audit passes by hundreds of thousands of roles of which it wants a few. A reader that is called for each token costs
/// most of its time in a process that has just begun: the runtime counts the calls and branches of a method until it has
/// compiled it for good, and several threads count in the same place
/// (https://learn.microsoft.com/dotnet/core/runtime-config/compilation#profile-guided-optimization). This is one method
/// that is compiled for good at once.
/// </remarks>
internal ref struct JsonSkim
{
    private const int Deepest = 60;
    private const ulong EachByte = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private SkimmedObject _found;

    private JsonSkim(ReadOnlySpan<byte> text)
    {
        _text = text;
        _at = 0;
        _found = default;
    }

    /// <summary>Goes over an object.</summary>
    /// <param name="text">Begins with the brace of the object.</param>
    /// <param name="found">What was found of it.</param>
    /// <returns>False when the object does not end in the text, or is not certainly right.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out SkimmedObject found)
    {
        var skim = new JsonSkim(text);
        bool isRead = skim.TryRead();
        found = skim._found;
        return isRead;
    }

    /// <summary>Goes over the object that follows on another one in an array.</summary>
    /// <param name="text">Begins behind the object before.</param>
    /// <param name="found">What was found of it.</param>
    /// <returns>False when no object follows, or it does not end in the text or is not certainly right.</returns>
    public static bool TryReadNext(ReadOnlySpan<byte> text, out SkimmedObject found)
    {
        var skim = new JsonSkim(text);
        bool isRead = skim.SkipComma() && skim.TryRead();
        found = skim._found;
        return isRead;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipComma()
    {
        SkipSpace();
        bool isThere = IsAt((byte)',');
        _at++;
        SkipSpace();
        return isThere && IsAt((byte)'{');
    }

    [MethodImpl(CompiledForGood.AtOnce)]
    private bool TryRead()
    {
        _found.Begin(_at++);
        // One bit for each object or array around the place: set for an object.
        ulong around = 1;
        int depth = 1;
        bool isEmpty = true;
        SkimmedMember member = SkimmedMember.Other;
        int start = 0;
        while (true)
        {
            SkipSpace();
            if (!isEmpty || !IsAt((around & 1) != 0 ? (byte)'}' : (byte)']'))
            {
                if ((around & 1) != 0)
                {
                    int name = _at;
                    if (!SkipString(out bool isPlain) || (depth == 1 && !isPlain))
                    {
                        return false;
                    }

                    if (depth == 1)
                    {
                        member = SkimmedObject.MemberOf(_text.Slice(name, _at - name));
                    }

                    SkipSpace();
                    if (!IsAt((byte)':'))
                    {
                        return false;
                    }

                    _at++;
                    SkipSpace();
                }

                start = depth == 1 ? _at : start;
                if (IsAt((byte)'{') || IsAt((byte)'['))
                {
                    if (depth == Deepest || member == SkimmedMember.Arn)
                    {
                        return false;
                    }

                    around = (around << 1) | (_text[_at] == (byte)'{' ? 1UL : 0UL);
                    depth++;
                    _at++;
                    isEmpty = true;
                    continue;
                }

                bool isPlainValue = false;
                if (!(IsAt((byte)'"') ? SkipString(out isPlainValue) : SkipLiteral()) || (member == SkimmedMember.Arn && !isPlainValue))
                {
                    return false;
                }

                isEmpty = false;
            }

            // Behind a value, or at the end of an empty object or array.
            while (true)
            {
                if (depth == 1 && member != SkimmedMember.Other)
                {
                    _found.Keep(member, start, _at - start);
                    member = SkimmedMember.Other;
                }

                SkipSpace();
                if (IsAt((byte)',') && !isEmpty)
                {
                    _at++;
                    break;
                }

                if (!IsAt((around & 1) != 0 ? (byte)'}' : (byte)']'))
                {
                    return false;
                }

                _at++;
                around >>= 1;
                isEmpty = false;
                if (--depth == 0)
                {
                    _found.End = _at;
                    return true;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsAt(byte letter) => (uint)_at < (uint)_text.Length && _text[_at] == letter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        while ((uint)_at < (uint)_text.Length && _text[_at] <= (byte)' ')
        {
            byte space = _text[_at];
            if (space is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return;
            }

            _at++;
            if (space == (byte)'\n')
            {
                _found.Lines = _found.Lines.Then(_at);
            }
        }
    }

    /// <summary>Goes behind the text that begins here; false when none does, or it is not certainly right.</summary>
    /// <param name="isPlain">Whether it is surely nothing but ASCII without a backslash.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipString(out bool isPlain)
    {
        isPlain = true;
        if (!IsAt((byte)'"'))
        {
            return false;
        }

        int at = _at + 1;
        while (true)
        {
            at = SkipLetters(at, ref isPlain);
            if ((uint)at >= (uint)_text.Length || _text[at] < 0x20)
            {
                return false;
            }

            if (_text[at] == (byte)'"')
            {
                _at = at + 1;
                return true;
            }

            isPlain = false;
            int length = EscapeAt(at);
            if (length == 0)
            {
                return false;
            }

            at += length;
        }
    }

    /// <summary>
    /// The place of the next quote, backslash or control character. Eight bytes are looked at together
    /// (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord): a borrow can put a mark behind a true one, so
    /// that the lowest mark is always true.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipLetters(int at, ref bool isPlain)
    {
        ulong seen = 0;
        while (at <= _text.Length - 8)
        {
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(_text.Slice(at));
            ulong quotes = bytes ^ (EachByte * (byte)'"');
            ulong slashes = bytes ^ (EachByte * (byte)'\\');
            ulong stops = (((quotes - EachByte) & ~quotes) | ((slashes - EachByte) & ~slashes) | ((bytes - (EachByte * 0x20)) & ~bytes)) & HighBits;
            seen |= bytes;
            if (stops != 0)
            {
                isPlain &= (seen & HighBits) == 0;
                ulong lowest = stops & (0 - stops);
                return at + (int)(((lowest >> 7) * 0x0001020304050607) >> 56);
            }

            at += 8;
        }

        while (at < _text.Length && _text[at] is not ((byte)'"' or (byte)'\\' or < 0x20))
        {
            seen |= _text[at++];
        }

        isPlain &= (seen & HighBits) == 0;
        return at;
    }

    /// <summary>The length of the escape that begins with a backslash; 0 when it is none.</summary>
    private readonly int EscapeAt(int at)
    {
        if (at + 1 >= _text.Length)
        {
            return 0;
        }

        if (_text[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            return 2;
        }

        return _text[at + 1] == (byte)'u' && at + 6 <= _text.Length && IsHex(_text[at + 2]) && IsHex(_text[at + 3]) && IsHex(_text[at + 4]) && IsHex(_text[at + 5]) ? 6 : 0;
    }

    private static bool IsHex(byte digit) => (uint)(digit - '0') <= 9 || (uint)((digit | 0x20) - 'a') <= 5;

    /// <summary>Goes behind <c>true</c>, <c>false</c>, <c>null</c> or a number; false when there is none.</summary>
    private bool SkipLiteral()
    {
        ReadOnlySpan<byte> rest = (uint)_at < (uint)_text.Length ? _text.Slice(_at) : default;
        int length =
            rest.StartsWith("true"u8) || rest.StartsWith("null"u8) ? 4
            : rest.StartsWith("false"u8) ? 5
            : NumberLength(rest);
        _at += length;
        return length > 0;
    }

    /// <summary>The length of a number without sign, fraction and exponent, as the sizes and counts of IAM are; 0 for any other.</summary>
    private static int NumberLength(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && (uint)(text[length] - '0') <= 9)
        {
            length++;
        }

        bool isWhole = length < text.Length && text[length] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t';
        return isWhole && (length == 1 || (length > 1 && text[0] != (byte)'0')) ? length : 0;
    }
}
