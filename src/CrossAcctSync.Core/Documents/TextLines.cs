using System;

namespace CrossAcctSync.Documents;

/// <summary>Lines and columns of offsets in UTF-8 text.</summary>
/// <remarks>
/// Noted for blocks of the text, and counted from there: a place is found in the same time in a text of a hundred
/// thousand lines and in one line of a megabyte.
/// </remarks>
internal sealed class TextLines
{
    private const int Block = 512;

    private readonly byte[] _text;

    // For each block, how many lines end before it, and where the line begins in which it begins.
    private readonly int[] _lines;
    private readonly int[] _lineStarts;
    private int[]? _characters;

    public TextLines(byte[] text)
    {
        _text = text;
        _lines = new int[(text.Length / Block) + 1];
        _lineStarts = new int[_lines.Length];
        int lines = 0;
        int lineStart = 0;
        for (int block = 1; block < _lines.Length; block++)
        {
            Advance((block - 1) * Block, block * Block, ref lines, ref lineStart);
            _lines[block] = lines;
            _lineStarts[block] = lineStart;
        }
    }

    public SourcePosition PositionAt(int offset)
    {
        offset = Math.Min(offset, _text.Length);
        int block = offset / Block;
        int lines = _lines[block];
        int lineStart = _lineStarts[block];
        Advance(block * Block, offset, ref lines, ref lineStart);
        int characters = offset - lineStart <= Block ? CountCharacters(lineStart, offset) : CharactersBefore(offset) - CharactersBefore(lineStart);
        return new SourcePosition(lines + 1, characters + 1);
    }

    /// <summary>Counts the lines that end between two offsets.</summary>
    private void Advance(int from, int to, ref int lines, ref int lineStart)
    {
        while (true)
        {
            int length = new ReadOnlySpan<byte>(_text, from, to - from).IndexOf((byte)'\n');
            if (length < 0)
            {
                return;
            }

            from += length + 1;
            lineStart = from;
            lines++;
        }
    }

    /// <summary>Characters between two offsets; a continuation byte belongs to the character before it.</summary>
    private int CountCharacters(int from, int to)
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
        int[] before = _characters ??= CountBlocks();
        int block = offset / Block;
        return before[block] + CountCharacters(block * Block, offset);
    }

    private int[] CountBlocks()
    {
        var before = new int[_lines.Length];
        for (int i = 1; i < before.Length; i++)
        {
            before[i] = before[i - 1] + CountCharacters((i - 1) * Block, i * Block);
        }

        return before;
    }
}
