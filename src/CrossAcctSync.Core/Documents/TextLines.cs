using System;
using System.Collections.Generic;

namespace CrossAcctSync.Documents;

/// <summary>Lines and columns of offsets in UTF-8 text.</summary>
internal sealed class TextLines
{
    // Beyond this many bytes a column is looked up instead of counted: minified text is one line of a megabyte.
    private const int Block = 1024;

    private readonly byte[] _text;
    private readonly int[] _starts;
    private int[]? _charactersBefore;

    public TextLines(byte[] text)
    {
        _text = text;
        var starts = new List<int> { 0 };
        ReadOnlySpan<byte> all = text;
        int start = 0;
        for (int length = all.IndexOf((byte)'\n'); length >= 0; length = all.Slice(start).IndexOf((byte)'\n'))
        {
            start += length + 1;
            starts.Add(start);
        }

        _starts = starts.ToArray();
    }

    public SourcePosition PositionAt(int offset)
    {
        offset = Math.Min(offset, _text.Length);
        int line = Array.BinarySearch(_starts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        int start = _starts[line];
        int characters = offset - start <= Block ? Count(start, offset) : CharactersBefore(offset) - CharactersBefore(start);
        return new SourcePosition(line + 1, characters + 1);
    }

    /// <summary>Characters between two offsets; a continuation byte belongs to the character before it.</summary>
    private int Count(int from, int to)
    {
        int count = 0;
        for (int i = from; i < to; i++)
        {
            if ((_text[i] & 0xC0) != 0x80)
            {
                count++;
            }
        }

        return count;
    }

    private int CharactersBefore(int offset)
    {
        int[] before = _charactersBefore ??= CountBlocks();
        int block = offset / Block;
        return before[block] + Count(block * Block, offset);
    }

    private int[] CountBlocks()
    {
        var before = new int[(_text.Length / Block) + 1];
        for (int i = 1; i < before.Length; i++)
        {
            before[i] = before[i - 1] + Count((i - 1) * Block, i * Block);
        }

        return before;
    }
}
