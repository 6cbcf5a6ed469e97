using System;
using System.Collections.Generic;
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

    public int GetHashCode(SourceNode obj)
    {
        // Escapes are rare, and a text must have one hash however it is written.
        ReadOnlySpan<byte> text = obj.IsEscaped ? Encoding.UTF8.GetBytes(obj.StringValue!) : obj.RawText;
        uint hash = 2166136261;
        foreach (byte current in text)
        {
            hash = (hash ^ current) * 16777619;
        }

        return (int)hash;
    }
}
