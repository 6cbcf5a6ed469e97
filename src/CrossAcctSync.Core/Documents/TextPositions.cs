using System;
using System.Collections.Generic;

namespace CrossAcctSync.Documents;

/// <summary>Lines and columns of offsets in UTF-8 text.</summary>
internal static class TextPositions
{
    public static int[] LineStarts(ReadOnlySpan<byte> text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n')
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }

    public static SourcePosition PositionAt(ReadOnlySpan<byte> text, int[] lineStarts, int offset)
    {
        int line = Array.BinarySearch(lineStarts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        int column = 1;
        for (int i = lineStarts[line]; i < offset && i < text.Length; i++)
        {
            // A continuation byte belongs to the character before it.
            if ((text[i] & 0xC0) != 0x80)
            {
                column++;
            }
        }

        return new SourcePosition(line + 1, column);
    }

    public static SourcePosition PositionAt(ReadOnlySpan<byte> text, int offset) =>
        PositionAt(text, LineStarts(text), offset);
}
