using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// Compares strings of one or more documents by their text, in the bytes of the source: names are looked up without
/// being decoded.
/// </summary>
internal sealed class TextComparer : IEqualityComparer<SourceNode>
{
    public static TextComparer Instance { get; } = new();

    public bool Equals(SourceNode x, SourceNode y) =>
        x.IsEscaped || y.IsEscaped ? string.Equals(x.StringValue, y.StringValue, StringComparison.Ordinal) : x.RawText.SequenceEqual(y.RawText);

    // Escapes are rare, and a text must have one hash however it is written.
    public int GetHashCode(SourceNode obj) => Hash(obj.IsEscaped ? Encoding.UTF8.GetBytes(obj.StringValue!) : obj.RawText);

    private static int Hash(ReadOnlySpan<byte> text)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)text.Length * Odd;
        for (; text.Length >= sizeof(ulong); text = text.Slice(sizeof(ulong)))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * Odd;
            hash ^= hash >> 32;
        }

        ulong rest = 0;
        foreach (byte current in text)
        {
            rest = (rest << 8) | current;
        }

        hash = (hash ^ rest) * Odd;
        return (int)(hash >> 32);
    }
}
