using System;
using System.Buffers;
using System.IO;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A sliding part of a text in UTF-8, as much as is being read, with the lines counted that have passed.</summary>
internal sealed class TextWindow : IDisposable
{
    /// <summary>The largest single value; the largest role that IAM can hold is far below a megabyte.</summary>
    private const int Largest = 64 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly CancellationToken _cancellationToken;
    private readonly TextLines _lines = new();
    private bool _isDisposed;

    public TextWindow(Stream stream, string path, CancellationToken cancellationToken)
    {
        _stream = stream;
        Path = path;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The bytes at hand, up to <see cref="End"/>.</summary>
    public byte[] Buffer { get; private set; } = ArrayPool<byte>.Shared.Rent(256 * 1024);

    /// <summary>The bytes of the text before the window.</summary>
    public long Offset { get; private set; }

    /// <summary>The index of the next byte to read.</summary>
    public int Next { get; set; }

    /// <summary>The index behind the last byte at hand.</summary>
    public int End { get; private set; }

    /// <summary>Where the last token begins. It can be told as long as no more is read.</summary>
    public int TokenStart { get; set; }

    /// <summary>The index of the first byte that must stay at hand; -1 when all that was read can go.</summary>
    public int Kept { get; set; } = -1;

    /// <summary>Whether nothing follows behind <see cref="End"/>.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>The bytes from <see cref="Next"/> on.</summary>
    public ReadOnlySpan<byte> Rest => new(Buffer, Next, End - Next);

    /// <summary>The place of a byte at hand, at or behind the one asked for last.</summary>
    public SourcePosition PositionOf(int index) => _lines.Locate(Buffer, Offset, Offset + index);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The same, in the file.</summary>
    public SourceLocation LocationOf(int index) => new(Path, PositionOf(index));

    /// <summary>A place in the file.</summary>
    public SourceLocation LocationOf(SourcePosition position) => new(Path, position);

    /// <summary>Takes over the lines that another one has counted, from the place asked for last on.</summary>
    /// <param name="index">The index up to which it has.</param>
    /// <param name="lines">The lines that ended there.</param>
    /// <param name="start">The index from which their places are counted.</param>
    /// <returns>The place of the index.</returns>
    public SourcePosition PassTo(int index, PassedLines lines, int start)
    {
        _lines.PassTo(Offset + index, lines, Offset + start);
        return PositionOf(index);
    }

    /// <summary>Goes behind the mark of UTF-8 that a text may begin with.</summary>
    public void SkipMark()
    {
        while (End < 3 && !IsFinal)
        {
            Fill();
        }

        if (End >= 3 && Buffer[0] == 0xEF && Buffer[1] == 0xBB && Buffer[2] == 0xBF)
        {
            Next = 3;
        }
    }

    /// <summary>Reads on. What was read before may go.</summary>
    /// <exception cref="SourceFormatException">The value that must stay at hand is too long.</exception>
    public void Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (End == Buffer.Length)
        {
            Slide(Kept >= 0 ? Kept : Next);
        }

        int read = _stream.Read(Buffer, End, Buffer.Length - End);
        End += read;
        IsFinal = read == 0;
    }

    /// <summary>Closes the stream. The buffer is for the next file: as large an array each time would have the collector go over all memory.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isDisposed)
        {
            _isDisposed = true;
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }

    private void Slide(int first)
    {
        _lines.PassTo(Buffer, Offset, Offset + first);
        byte[] target = Buffer;
        if (first < Buffer.Length / 2)
        {
            if (Buffer.Length >= Largest)
            {
                throw new SourceFormatException(LocationOf(TokenStart), $"One value is longer than {Largest / (1024 * 1024)} MB; a role or policy was expected.");
            }

            target = ArrayPool<byte>.Shared.Rent(Buffer.Length * 2);
        }

        System.Buffer.BlockCopy(Buffer, first, target, 0, End - first);
        if (target != Buffer)
        {
            ArrayPool<byte>.Shared.Return(Buffer);
            Buffer = target;
        }

        Offset += first;
        Next -= first;
        End -= first;
        TokenStart = Math.Max(0, TokenStart - first);
        Kept = Kept < 0 ? Kept : Kept - first;
    }
}
