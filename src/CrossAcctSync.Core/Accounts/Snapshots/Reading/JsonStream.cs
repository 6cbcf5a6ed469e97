using System;
using System.Buffers;
using System.IO;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// JSON values, one behind the other, read token by token from a stream over a sliding buffer: memory holds a part of
/// the file, or the one object that is being read, never the file.
/// </summary>
/// <remarks>
/// Every byte is checked by the reader of System.Text.Json, also of objects that nobody wants: a damaged file is
/// noticed, and tokens are found at some hundred megabytes a second.
/// </remarks>
internal sealed class JsonStream : IDisposable
{
    /// <summary>The largest single object; the largest role that IAM can hold is far below a megabyte.</summary>
    private const int LargestObject = 64 * 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private readonly Stream _stream;
    private readonly string _path;
    private readonly CancellationToken _cancellationToken;
    private readonly TextLines _lines = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private bool _isDisposed;
    private long _offset;
    private int _kept = -1;
    private int _next;
    private int _end;
    private bool _isFinal;
    private bool _isInside;
    private long _valueStart;
    private SourcePosition _valuePosition;
    private JsonReaderState _state;
    private int _tokenStart;

    public JsonStream(Stream stream, string path, CancellationToken cancellationToken)
    {
        _stream = stream;
        _path = path;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The token that was read last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>The objects and arrays around the token.</summary>
    public int Depth { get; private set; }

    /// <summary>The text of a property name or a string.</summary>
    public string? Text { get; private set; }

    /// <summary>Where the token begins.</summary>
    public SourceLocation Location => new(_path, _lines.Locate(_buffer, _offset, _offset + _tokenStart));

    /// <summary>Goes to the next token; false behind the last value.</summary>
    /// <exception cref="SourceFormatException">The text is not JSON, or ends too early.</exception>
    public bool Read()
    {
        if (!_isInside && !BeginValue())
        {
            return false;
        }

        while (!TryRead())
        {
            Fill();
        }

        _isInside = Depth > 0 || Token is JsonTokenType.StartObject or JsonTokenType.StartArray;
        return true;
    }

    /// <summary>Reads the value that begins with the next token, and forgets it.</summary>
    public void SkipValue()
    {
        Read();
        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            SkipRest();
        }
    }

    /// <summary>
    /// Reads to the end of the object that the last token begins. The object stays at hand until the next read.
    /// </summary>
    public JsonObjectText ReadObject()
    {
        var text = new JsonObjectText { Location = Location, Offset = _offset + _tokenStart };
        _kept = _tokenStart;
        try
        {
            var search = new ArnSearch(Depth);
            while (!TryReadToEnd(ref search))
            {
                Fill();
            }

            text.Arn = search.Arn;
            text.Bytes = new ArraySegment<byte>(_buffer, _kept, _next - _kept);
        }
        finally
        {
            _kept = -1;
        }

        Token = JsonTokenType.EndObject;
        _isInside = Depth > 0;
        return text;
    }

    /// <summary>The error at the last token.</summary>
    public SourceFormatException Error(string problem) => new(Location, problem);

    /// <summary>Closes the stream. The buffer is for the next file: as large an array each time would have the collector go over all memory.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isDisposed)
        {
            _isDisposed = true;
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private void SkipRest()
    {
        var search = new ArnSearch(Depth);
        while (!TryReadToEnd(ref search))
        {
            Fill();
        }

        _isInside = Depth > 0;
    }

    private bool TryRead()
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(_buffer, _next, _end - _next), _isFinal, _state);
        bool isRead;
        try
        {
            isRead = reader.Read();
            if (isRead)
            {
                Token = reader.TokenType;
                Depth = reader.CurrentDepth;
                Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
                _tokenStart = _next + (int)reader.TokenStartIndex;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed(exception, _next + (int)reader.BytesConsumed);
        }

        _next += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return isRead;
    }

    private bool TryReadToEnd(ref ArnSearch search)
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(_buffer, _next, _end - _next), _isFinal, _state);
        bool isAtEnd = false;
        try
        {
            while (!isAtEnd && reader.Read())
            {
                int depth = reader.CurrentDepth;
                if (depth <= search.Depth + 1)
                {
                    isAtEnd = depth == search.Depth;
                    search.See(ref reader, depth);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed(exception, _next + (int)reader.BytesConsumed);
        }

        _next += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        Depth = reader.CurrentDepth;
        return isAtEnd;
    }

    /// <summary>Goes to the first byte of the next value.</summary>
    private bool BeginValue()
    {
        if (_offset == 0 && _next == 0 && _end == 0)
        {
            SkipMark();
        }

        while (true)
        {
            for (; _next < _end; _next++)
            {
                if (_buffer[_next] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    _valueStart = _offset + _next;
                    _valuePosition = _lines.Locate(_buffer, _offset, _valueStart);
                    _state = new JsonReaderState(Options);
                    return true;
                }
            }

            if (_isFinal)
            {
                return false;
            }

            Fill();
        }
    }

    private void SkipMark()
    {
        while (_end < 3 && !_isFinal)
        {
            Fill();
        }

        if (_end >= 3 && _buffer[0] == 0xEF && _buffer[1] == 0xBB && _buffer[2] == 0xBF)
        {
            _next = 3;
        }
    }

    private void Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_isFinal)
        {
            throw CutOff();
        }

        if (_end == _buffer.Length)
        {
            Slide(_kept >= 0 ? _kept : _next);
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isFinal = read == 0;
    }

    private void Slide(int first)
    {
        _lines.PassTo(_buffer, _offset, _offset + first);
        byte[] target = _buffer;
        if (first < _buffer.Length / 2)
        {
            if (_buffer.Length >= LargestObject)
            {
                throw Error($"One value is longer than {LargestObject / (1024 * 1024)} MB; a role or policy was expected.");
            }

            target = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        }

        Buffer.BlockCopy(_buffer, first, target, 0, _end - first);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _offset += first;
        _next -= first;
        _end -= first;
        _tokenStart = Math.Max(0, _tokenStart - first);
        _kept = _kept < 0 ? _kept : _kept - first;
    }

    private SourceFormatException Malformed(Exception exception, int next)
    {
        if (_isFinal && IsBeginning())
        {
            return CutOff();
        }

        if (exception is not JsonException { LineNumber: { } line, BytePositionInLine: { } column })
        {
            return new SourceFormatException(Location, $"A name or text is no UTF-8 {PlaceOf(next)}.", exception);
        }

        var position = new SourcePosition(_valuePosition.Line + (int)line, (line == 0 ? _valuePosition.Column : 1) + (int)column);
        return new SourceFormatException(new SourceLocation(_path, position), JsonProblem.Describe(exception, PlaceOf(next)), exception);
    }

    private SourceFormatException CutOff() =>
        new(new SourceLocation(_path, _lines.Locate(_buffer, _offset, _offset + _end)), JsonProblem.CutOff(PlaceOf(_end)));

    /// <summary>Whether what is left would be right if more followed.</summary>
    private bool IsBeginning()
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(_buffer, _next, _end - _next), false, _state);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string PlaceOf(int index) => $"(byte {_offset + index} of the text; the value begins at {_valuePosition}, byte {_valueStart})";
}
