using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// A parsed JSON or YAML text: a flat, immutable record of its nodes in document order, each with its place.
/// </summary>
/// <remarks>
/// The nodes lie in one array and point into the UTF-8 text, so that a definition of a megabyte costs a few
/// allocations, and a string is decoded only when somebody asks for it.
/// </remarks>
public sealed class SourceDocument
{
    private readonly byte[] _text;
    private readonly SourceEntry[] _entries;
    private readonly int[]? _positions;
    private readonly SourceOrigin _origin;
    private TextLines? _lines;

    internal SourceDocument(
        SourceFormat format,
        SourceOrigin origin,
        byte[] text,
        SourceEntry[] entries,
        int entryCount,
        int[]? positions,
        IReadOnlyCollection<int>? placeholders)
    {
        Format = format;
        _origin = origin;
        _text = text;
        _entries = entries;
        EntryCount = entryCount;
        _positions = positions;
        Placeholders = placeholders ?? Array.Empty<int>();
    }

    /// <summary>The syntax that the text was read as.</summary>
    public SourceFormat Format { get; }

    /// <summary>The file that the text came from, or null.</summary>
    public string? Path => _origin.Path;

    /// <summary>The outermost value.</summary>
    public SourceNode Root => new(this, 0);

    /// <summary>Offsets of values that stood as bare <c>${Name}</c> in the text and were read as strings.</summary>
    internal IReadOnlyCollection<int> Placeholders { get; }

    /// <summary>How many entries the tape has; the array behind it may be longer.</summary>
    internal int EntryCount { get; }

    internal ref readonly SourceEntry Entry(int index) => ref _entries[index];

    internal ReadOnlySpan<byte> TextOf(int index)
    {
        ref readonly SourceEntry entry = ref _entries[index];
        return new ReadOnlySpan<byte>(_text, entry.Start, entry.Length);
    }

    /// <summary>Repeated names in every object of the document, in order.</summary>
    public IReadOnlyList<DuplicateKey> FindDuplicateKeys() => DuplicateKeyFinder.Find(this);

    /// <summary>Whether some letters stand anywhere in the text.</summary>
    internal bool Contains(ReadOnlySpan<byte> letters) => new ReadOnlySpan<byte>(_text).IndexOf(letters) >= 0;

    internal SourceLocation LocationOf(int index)
    {
        if (_positions is not null)
        {
            return _origin.Locate(new SourcePosition(_positions[2 * index], _positions[(2 * index) + 1]));
        }

        int start = _entries[index].Start;
        bool isText = _entries[index].Kind == SourceNodeKind.String;
        // A string's entry starts behind its quotation mark.
        return _origin.Locate((_lines ??= new TextLines(_text)).PositionAt(isText ? start - 1 : start));
    }

    internal string Decode(int index)
    {
        ref readonly SourceEntry entry = ref _entries[index];
        return entry.IsEscaped
            ? JsonText.Unescape(new ReadOnlySpan<byte>(_text, entry.Start, entry.Length))
            : Encoding.UTF8.GetString(_text, entry.Start, entry.Length);
    }

    /// <summary>A text with the text of an entry behind it, without that one being made by itself.</summary>
    internal string Decode(int index, string start)
    {
        ref readonly SourceEntry entry = ref _entries[index];
        if (entry.IsEscaped)
        {
            return start + Decode(index);
        }

        char[] letters = ArrayPool<char>.Shared.Rent(start.Length + entry.Length);
        start.CopyTo(0, letters, 0, start.Length);
        int count = Encoding.UTF8.GetChars(_text, entry.Start, entry.Length, letters, start.Length);
        string text = new(letters, 0, start.Length + count);
        ArrayPool<char>.Shared.Return(letters);
        return text;
    }

    /// <summary>Reads JSON. Comments, trailing commas and bare <c>${Placeholder}</c> values are let through.</summary>
    /// <exception cref="SourceFormatException">The text is not JSON, or is beyond <paramref name="limits"/>.</exception>
    public static SourceDocument ParseJson(string text, string? path = null, SourceLimits? limits = null) =>
        JsonDocumentReader.Read(BrokenText.ToUtf8(text ?? throw new ArgumentNullException(nameof(text)), new SourceOrigin(path)), new SourceOrigin(path), limits ?? SourceLimits.Default);

    /// <summary>Reads YAML; anchors are expanded within the limits, and short CloudFormation tags become their long form.</summary>
    /// <exception cref="SourceFormatException">The text is not YAML, or is beyond <paramref name="limits"/>.</exception>
    public static SourceDocument ParseYaml(string text, string? path = null, SourceLimits? limits = null) =>
        YamlDocumentReader.Read(text ?? throw new ArgumentNullException(nameof(text)), new SourceOrigin(path), limits ?? SourceLimits.Default);

    /// <summary>Reads the bytes of a file, of either format: a byte order mark or the bytes themselves tell the encoding.</summary>
    /// <exception cref="SourceFormatException">The text is of neither format, or is beyond <paramref name="limits"/>.</exception>
    public static SourceDocument Parse(byte[] bytes, string? path = null, SourceLimits? limits = null) =>
        SourceDocumentReader.Read(bytes ?? throw new ArgumentNullException(nameof(bytes)), new SourceOrigin(path), limits ?? SourceLimits.Default);

    /// <summary>Reads a text of either format.</summary>
    /// <exception cref="SourceFormatException">The text is of neither format, or is beyond <paramref name="limits"/>.</exception>
    public static SourceDocument Parse(string text, string? path = null, SourceLimits? limits = null) =>
        SourceDocumentReader.Read(text ?? throw new ArgumentNullException(nameof(text)), new SourceOrigin(path), limits ?? SourceLimits.Default);
}
