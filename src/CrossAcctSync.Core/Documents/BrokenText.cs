using System;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// Text that is none: bytes that are no UTF-8, halves of surrogate pairs, and NUL. No name of AWS has them, and what a
/// reader makes of them differs from one program to the next (https://www.rfc-editor.org/rfc/rfc8259#section-8.2).
/// </summary>
internal static class BrokenText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Strict UTF-8 of a text.</summary>
    /// <exception cref="SourceFormatException">The text has half of a surrogate pair.</exception>
    public static byte[] ToUtf8(string text, SourceOrigin origin)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            byte[] before = Encoding.UTF8.GetBytes(text.Substring(0, exception.Index));
            throw Problem(before, before.Length, origin, "half of a surrogate pair", exception);
        }
    }

    /// <exception cref="SourceFormatException">The bytes are no UTF-8.</exception>
    public static void CheckUtf8(byte[] utf8, SourceOrigin origin)
    {
        try
        {
            _ = Strict.GetCharCount(utf8);
        }
        catch (DecoderFallbackException exception)
        {
            throw Problem(utf8, FirstBroken(utf8), origin, "bytes that are no UTF-8", exception);
        }
    }

    /// <summary>Refuses an escaped string that names half of a surrogate pair or NUL.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Where the inside of the string begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="origin">Where the document is from.</param>
    /// <exception cref="SourceFormatException">It does.</exception>
    public static void CheckEscapes(byte[] text, int start, int length, SourceOrigin origin)
    {
        bool isHigh = false;
        int end = start + length;
        for (int i = start; i < end; i++)
        {
            int code = -1;
            int at = i;
            if (text[i] == (byte)'\\')
            {
                i++;
                if (text[i] == (byte)'u')
                {
                    code = (Hex(text[i + 1]) << 12) | (Hex(text[i + 2]) << 8) | (Hex(text[i + 3]) << 4) | Hex(text[i + 4]);
                    i += 4;
                }
            }

            bool isLow = code is >= 0xDC00 and <= 0xDFFF;
            if (isLow != isHigh || code == 0)
            {
                throw Problem(text, at, origin, code == 0 ? "the character NUL" : "half of a surrogate pair", null);
            }

            isHigh = code is >= 0xD800 and <= 0xDBFF;
        }

        if (isHigh)
        {
            throw Problem(text, end, origin, "half of a surrogate pair", null);
        }
    }

    private static int Hex(byte letter) => letter <= (byte)'9' ? letter - '0' : (letter | 0x20) - 'a' + 10;

    private static int FirstBroken(byte[] utf8)
    {
        int low = 0;
        int high = utf8.Length;
        // The longest beginning that decodes, an unfinished sequence at its end let through; that one is what is broken.
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (Decodes(utf8, middle, isWhole: false))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        while (!Decodes(utf8, low, isWhole: true))
        {
            low--;
        }

        return low;
    }

    private static bool Decodes(byte[] utf8, int length, bool isWhole)
    {
        try
        {
            _ = Strict.GetDecoder().GetCharCount(utf8, 0, length, flush: isWhole);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static SourceFormatException Problem(byte[] text, int offset, SourceOrigin origin, string what, Exception? cause)
    {
        SourceLocation place = origin.Locate(new TextLines(text).PositionAt(offset));
        string message = $"The text is broken: it has {what} here.";
        return cause is null ? new SourceFormatException(place, message) : new SourceFormatException(place, message, cause);
    }
}
