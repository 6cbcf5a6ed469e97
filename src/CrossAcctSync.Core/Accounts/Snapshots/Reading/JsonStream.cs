using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// JSON values, one behind the other, read token by token from a stream over a sliding buffer: memory holds a part of
/// the file, or the one object that is being read, never the file.
/// </summary>
/// <remarks>
/// Every byte is checked, also of objects that nobody wants, so that a damaged file is noticed: by
/// <see cref="JsonSkim"/> where an object is surely right, else by the reader of System.Text.Json.
/// </remarks>
internal sealed class JsonStream : IDisposable
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Objects in so many others are not skimmed, for together they could be deeper than the reader takes.</summary>
    private const int DeepestSkimmed = 16;

    private readonly TextWindow _text;
    private bool _isInside;
    private bool _isSkimmed;
    private SourcePosition _skimmedFrom;
    private ReadPlace _place;
    private JsonReaderState _state;

    public JsonStream(Stream stream, string path, CancellationToken cancellationToken) => _text = new TextWindow(stream, path, cancellationToken);

    /// <summary>The token that was read last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>The objects and arrays around the token.</summary>
    public int Depth { get; private set; }

    /// <summary>The text of a property name or a string.</summary>
    public string? Text { get; private set; }

    /// <summary>A number as it is written.</summary>
    public string? Number { get; private set; }

    /// <summary>Where the token begins.</summary>
    public SourceLocation Location => _text.LocationOf(_text.TokenStart);

    /// <summary>Goes to the next token; false behind the last value.</summary>
    /// <exception cref="SourceFormatException">The text is not JSON, or ends too early.</exception>
    public bool Read()
    {
        if (_isSkimmed)
        {
            EndSkim();
        }

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
            ReadToEnd();
        }
    }

    /// <summary>
    /// Reads to the end of the object that the last token begins. The object stays at hand until the next read.
    /// </summary>
    public JsonObjectText ReadObject()
    {
        int start = _text.TokenStart;
        SourcePosition position = _text.PositionOf(start);
        if (Depth <= DeepestSkimmed && JsonSkim.TryRead(new ReadOnlySpan<byte>(_text.Buffer, start, _text.End - start), out SkimmedObject skimmed))
        {
            _skimmedFrom = _text.PositionOf(_text.Next);
            return Take(skimmed, start, position);
        }

        var text = new JsonObjectText { Path = _text.Path, Position = position, Offset = _text.Offset + start };
        _text.Kept = start;
        try
        {
            text.Arn = ReadToEnd();
            text.Bytes = new ArraySegment<byte>(_text.Buffer, _text.Kept, _text.Next - _text.Kept);
        }
        finally
        {
            _text.Kept = -1;
        }

        Token = JsonTokenType.EndObject;
        return text;
    }

    /// <summary>
    /// Reads the object that follows on one of the same array, if that is easily done; null when the next token must be read.
    /// </summary>
    [MethodImpl(CompiledForGood.AtOnce)]
    public JsonObjectText? SkimNext()
    {
        int start = _text.Next + 1;
        if (!_isSkimmed || !JsonSkim.TryReadNext(new ReadOnlySpan<byte>(_text.Buffer, start, _text.End - start), out SkimmedObject skimmed))
        {
            return null;
        }

        return Take(skimmed, start, _text.PassTo(start + skimmed.Start, skimmed.LinesBefore, start));
    }

    /// <summary>The error at the last token.</summary>
    public SourceFormatException Error(string problem) => new(Location, problem);

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _text.Dispose();

    /// <summary>An object that was skimmed. The reader does not know of it yet: it is where the first one of the array began.</summary>
    [MethodImpl(CompiledForGood.AtOnce)]
    private JsonObjectText Take(in SkimmedObject skimmed, int start, SourcePosition position)
    {
        ArraySegment<byte> arn = skimmed.ArnIn(_text.Buffer, start);
        int brace = start + skimmed.Start;
        int last = start + skimmed.End - 1;
        _text.PassTo(last, skimmed.LinesWithin, start);
        _text.Next = last;
        _isSkimmed = true;
        Token = JsonTokenType.EndObject;
        return new JsonObjectText
        {
            Path = _text.Path,
            Position = position,
            Offset = _text.Offset + brace,
            Bytes = new ArraySegment<byte>(_text.Buffer, brace, last + 1 - brace),
            Arn = arn.Count == 0 ? null : Encoding.UTF8.GetString(arn.Array!, arn.Offset + 1, arn.Count - 2),
            TrustPolicy = skimmed.TrustPolicyIn(_text.Buffer, start),
        };
    }

    /// <summary>To the reader, all that was skimmed is one empty object: it goes on with the brace that ends the last one.</summary>
    private void EndSkim()
    {
        _isSkimmed = false;
        _place = _place.Skip(_skimmedFrom, _text.PositionOf(_text.Next));
        TryRead();
        _isInside = Depth > 0;
    }

    private string? ReadToEnd()
    {
        var search = new ArnSearch(Depth);
        while (!TryReadToEnd(ref search))
        {
            Fill();
        }

        _isInside = Depth > 0;
        return search.Arn;
    }

    private bool TryRead()
    {
        var reader = new Utf8JsonReader(_text.Rest, _text.IsFinal, _state);
        bool isRead;
        try
        {
            isRead = reader.Read();
            if (isRead)
            {
                Token = reader.TokenType;
                Depth = reader.CurrentDepth;
                Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
                Number = Token == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan.ToArray()) : null;
                _text.TokenStart = _text.Next + (int)reader.TokenStartIndex;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed(exception, _text.Next + (int)reader.BytesConsumed);
        }

        _text.Next += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return isRead;
    }

    private bool TryReadToEnd(ref ArnSearch search)
    {
        var reader = new Utf8JsonReader(_text.Rest, _text.IsFinal, _state);
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
            throw Malformed(exception, _text.Next + (int)reader.BytesConsumed);
        }

        _text.Next += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        Depth = reader.CurrentDepth;
        return isAtEnd;
    }

    /// <summary>Goes to the first byte of the next value.</summary>
    private bool BeginValue()
    {
        if (_text is { Offset: 0, Next: 0, End: 0 })
        {
            _text.SkipMark();
        }

        while (true)
        {
            for (; _text.Next < _text.End; _text.Next++)
            {
                if (_text.Buffer[_text.Next] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    _place = new ReadPlace(_text.Offset + _text.Next, _text.PositionOf(_text.Next));
                    _state = new JsonReaderState(Options);
                    return true;
                }
            }

            if (_text.IsFinal)
            {
                return false;
            }

            _text.Fill();
        }
    }

    private void Fill()
    {
        if (_text.IsFinal)
        {
            throw CutOff();
        }

        _text.Fill();
    }

    private SourceFormatException Malformed(Exception exception, int next)
    {
        if (_text.IsFinal && IsBeginning())
        {
            return CutOff();
        }

        return exception is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
            ? new SourceFormatException(_text.LocationOf(_place.Of(line, column)), JsonProblem.Describe(exception, PlaceOf(next)), exception)
            : new SourceFormatException(Location, $"A name or text is no UTF-8 {PlaceOf(next)}.", exception);
    }

    private SourceFormatException CutOff() => new(_text.LocationOf(_text.End), JsonProblem.CutOff(PlaceOf(_text.End)));

    /// <summary>Whether what is left would be right if more followed.</summary>
    private bool IsBeginning()
    {
        var reader = new Utf8JsonReader(_text.Rest, false, _state);
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

    private string PlaceOf(int index) => $"(byte {_text.Offset + index} of the text; {_place})";
}
