using System;
using System.IO;
using System.Text;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>UTF-16 read as UTF-8, piece by piece: what Windows PowerShell's redirection writes.</summary>
internal sealed class Utf16Stream : Stream
{
    private readonly Stream _source;
    private readonly Decoder _decoder;
    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private readonly byte[] _bytes = new byte[32 * 1024];
    private readonly char[] _characters = new char[32 * 1024];
    private readonly byte[] _utf8 = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <param name="source">The text, with its byte order mark still ahead.</param>
    /// <param name="isBigEndian">Whether the higher byte comes first.</param>
    public Utf16Stream(Stream source, bool isBigEndian)
    {
        _source = source;
        _decoder = new UnicodeEncoding(isBigEndian, true, true).GetDecoder();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The text is not UTF-16.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_isAtEnd)
        {
            Convert();
        }

        int taken = Math.Min(count, _end - _start);
        Array.Copy(_utf8, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    private void Convert()
    {
        int read = _source.Read(_bytes, 0, _bytes.Length);
        _isAtEnd = read == 0;
        try
        {
            int characters = _decoder.GetChars(_bytes, 0, read, _characters, 0, _isAtEnd);
            _start = 0;
            _end = _encoder.GetBytes(_characters, 0, characters, _utf8, 0, _isAtEnd);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("The text is marked as UTF-16 and is not.", exception);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
        }

        base.Dispose(disposing);
    }
}
