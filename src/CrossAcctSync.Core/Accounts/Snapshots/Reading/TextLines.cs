using System;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Counts the lines of a text that passes by in pieces, so that a place in it can be told.</summary>
internal sealed class TextLines
{
    private long _counted;
    private int _line = 1;
    private long _lineStart;

    /// <summary>The place of an offset at or behind the one asked for last. Columns count bytes, for characters would have to be decoded.</summary>
    /// <param name="buffer">A piece of the text that holds all from the offset asked for last.</param>
    /// <param name="start">The offset of the piece.</param>
    /// <param name="offset">The offset.</param>
    public SourcePosition Locate(byte[] buffer, long start, long offset)
    {
        PassTo(buffer, start, offset);
        return new SourcePosition(_line, (int)Math.Min(int.MaxValue, offset - _lineStart + 1));
    }

    /// <summary>Counts up to an offset; the text before it is not needed any more.</summary>
    public void PassTo(byte[] buffer, long start, long offset)
    {
        if (offset <= _counted)
        {
            return;
        }

        var rest = new ReadOnlySpan<byte>(buffer, (int)(_counted - start), (int)(offset - _counted));
        for (int feed = rest.IndexOf((byte)'\n'); feed >= 0; feed = rest.IndexOf((byte)'\n'))
        {
            _line++;
            rest = rest.Slice(feed + 1);
            _lineStart = offset - rest.Length;
        }

        _counted = offset;
    }

    /// <summary>Takes over what another one has counted.</summary>
    /// <param name="offset">The offset up to which it has.</param>
    /// <param name="passed">The lines that ended since the offset asked for last.</param>
    /// <param name="start">The offset from which their places are counted.</param>
    public void PassTo(long offset, PassedLines passed, long start)
    {
        _line += passed.Count;
        _lineStart = passed.Count > 0 ? start + passed.Last : _lineStart;
        _counted = offset;
    }
}
