using System;

namespace CrossAcctSync.Arns;

/// <summary>The partitions, services, regions and accounts met of late: few of them, in thousands of ARNs.</summary>
internal static class ArnWords
{
    private const int Places = 256;
    private const int Longest = 24;

    // A place is overwritten by the next word that belongs there; a reader sees the one or the other, and both are words.
    private static readonly string?[] Met = new string?[Places];

    /// <summary>A part of a text.</summary>
    public static string Of(string text, int start, int length)
    {
        if (length is 0 or > Longest)
        {
            return length == 0 ? string.Empty : text.Substring(start, length);
        }

        uint hash = (uint)length;
        for (int i = start; i < start + length; i++)
        {
            hash = (hash * 31) + text[i];
        }

        ref string? place = ref Met[(hash ^ (hash >> 8)) % Places];
        string? word = place;
        return word is not null && word.Length == length && string.CompareOrdinal(word, 0, text, start, length) == 0
            ? word
            : place = text.Substring(start, length);
    }
}
