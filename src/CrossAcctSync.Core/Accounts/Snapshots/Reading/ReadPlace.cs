using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Where a value begins, and what a reader of it does not know: it counts lines from the value's start on, and those
/// that were skipped it does not see.
/// </summary>
internal readonly struct ReadPlace
{
    private readonly long _offset;
    private readonly SourcePosition _start;
    private readonly long _skippedLines;
    private readonly long _shiftedLine;
    private readonly long _shift;

    /// <param name="offset">The bytes before the value.</param>
    /// <param name="start">The value's first byte.</param>
    public ReadPlace(long offset, SourcePosition start)
        : this(offset, start, 0, 0, start.Column - 1)
    {
    }

    private ReadPlace(long offset, SourcePosition start, long skippedLines, long shiftedLine, long shift)
    {
        _offset = offset;
        _start = start;
        _skippedLines = skippedLines;
        _shiftedLine = shiftedLine;
        _shift = shift;
    }

    /// <summary>The same, when the reader goes on at another place without having seen what lies between.</summary>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where it goes on.</param>
    public ReadPlace Skip(SourcePosition from, SourcePosition to)
    {
        long line = from.Line - _start.Line - _skippedLines;
        long column = from.Column - 1 - ShiftOf(line);
        return new ReadPlace(_offset, _start, _skippedLines + to.Line - from.Line, line, to.Column - 1 - column);
    }

    /// <summary>The place of what the reader names by line and byte, both counted from 0.</summary>
    public SourcePosition Of(long line, long column) => new((int)(_start.Line + line + _skippedLines), (int)(column + ShiftOf(line) + 1));

    /// <inheritdoc/>
    public override string ToString() => $"the value begins at {_start}, byte {_offset}";

    private long ShiftOf(long line) => line == _shiftedLine ? _shift : 0;
}
