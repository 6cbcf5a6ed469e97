using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// A value of a document: a cheap view that knows its place. The default value stands for a property that is not
/// there, and every question to it is answered as for an empty one.
/// </summary>
public readonly struct SourceNode : IEquatable<SourceNode>
{
    private readonly SourceDocument? _document;

    internal SourceNode(SourceDocument document, int index)
    {
        _document = document;
        Index = index;
    }

    internal int Index { get; }

    /// <summary>The document, or null for the absent node.</summary>
    public SourceDocument? Document => _document;

    /// <summary>What the node is; <see cref="SourceNodeKind.None"/> when it is not there.</summary>
    public SourceNodeKind Kind => _document is null ? SourceNodeKind.None : _document.Entry(Index).Kind;

    /// <summary>Whether the node is there at all.</summary>
    public bool Exists => _document is not null;

    /// <summary>Whether the node is an object.</summary>
    public bool IsObject => Kind == SourceNodeKind.Object;

    /// <summary>Whether the node is an array.</summary>
    public bool IsArray => Kind == SourceNodeKind.Array;

    /// <summary>Whether the node is a string.</summary>
    public bool IsString => Kind == SourceNodeKind.String;

    /// <summary>Whether the value stood in JSON as a bare <c>${Name}</c>, which a template tool replaces later.</summary>
    public bool IsBarePlaceholder =>
        _document is { Placeholders.Count: > 0 } document && System.Linq.Enumerable.Contains(document.Placeholders, document.Entry(Index).Start);

    /// <summary>Members of an object or elements of an array; 0 for anything else.</summary>
    public int Count => Kind is SourceNodeKind.Object or SourceNodeKind.Array ? _document!.Entry(Index).Length : 0;

    /// <summary>Whether the node is a string that is written with escapes.</summary>
    internal bool IsEscaped => _document is not null && _document.Entry(Index).IsEscaped;

    /// <summary>The bytes of a string as they are written.</summary>
    internal ReadOnlySpan<byte> RawText => _document!.TextOf(Index);

    /// <summary>Where the node begins.</summary>
    /// <exception cref="InvalidOperationException">The node is absent.</exception>
    public SourceLocation Location =>
        (_document ?? throw new InvalidOperationException("An absent node has no place.")).LocationOf(Index);

    /// <summary>The same, counted when somebody asks; the document lives as long as the place does.</summary>
    internal SourceLocation LaterLocation =>
        new(_document ?? throw new InvalidOperationException("An absent node has no place."), Index);

    /// <summary>The text of a string, or the letters of a number, true, false or null; null for anything else.</summary>
    public string? Text => Kind switch
    {
        SourceNodeKind.String => _document!.Decode(Index),
        SourceNodeKind.Number => _document!.Decode(Index),
        SourceNodeKind.True => "true",
        SourceNodeKind.False => "false",
        SourceNodeKind.Null => "null",
        _ => null,
    };

    /// <summary>The text of a string; null for anything else.</summary>
    public string? StringValue => IsString ? _document!.Decode(Index) : null;

    /// <summary>A text with the text of a string behind it.</summary>
    internal string TextBehind(string start) => IsString ? _document!.Decode(Index, start) : start;

    /// <summary>A number's value; null for anything else.</summary>
    public double? NumberValue =>
        Kind == SourceNodeKind.Number
        && double.TryParse(_document!.Decode(Index), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : null;

    /// <summary>The value of a member, the last one where a name is repeated; absent when there is none.</summary>
    public SourceNode this[string name]
    {
        get
        {
            if (Kind != SourceNodeKind.Object)
            {
                return default;
            }

            SourceDocument document = _document!;
            int found = 0;
            int end = document.Entry(Index).Next;
            for (int i = Index + 1; i < end; i = document.Entry(i + 1).Next)
            {
                if (NameEquals(i, name))
                {
                    found = i + 1;
                }
            }

            // The first entry is the root, which is nobody's member.
            return found == 0 ? default : new SourceNode(document, found);
        }
    }

    /// <summary>The element at a position of an array; absent when out of range.</summary>
    public SourceNode this[int position]
    {
        get
        {
            foreach (SourceNode element in Elements)
            {
                if (position-- == 0)
                {
                    return element;
                }
            }

            return default;
        }
    }

    /// <summary>The members of an object in the order of the text; none for anything else.</summary>
    public MemberEnumerator Members => new(this);

    /// <summary>The elements of an array; none for anything else.</summary>
    public ElementEnumerator Elements => new(this);

    /// <summary>Whether the node is a string with exactly this text, without decoding it.</summary>
    public bool TextEquals(string text) => IsString && NameEquals(Index, text);

    /// <summary>Whether the node is a string that begins with this text of ASCII letters, without decoding it.</summary>
    internal bool StartsWith(string text)
    {
        if (!IsString)
        {
            return false;
        }

        ReadOnlySpan<byte> raw = _document!.TextOf(Index);
        for (int i = 0; i < text.Length; i++)
        {
            if (i >= raw.Length || raw[i] != (byte)text[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool NameEquals(int index, string name)
    {
        ref readonly SourceEntry entry = ref _document!.Entry(index);
        // Text of other characters than ASCII has more bytes than characters, and so has an escape.
        if (entry.Length < name.Length)
        {
            return false;
        }

        if (entry.IsEscaped)
        {
            return string.Equals(_document.Decode(index), name, StringComparison.Ordinal);
        }

        ReadOnlySpan<byte> raw = _document.TextOf(index);

        for (int i = 0; i < name.Length; i++)
        {
            char expected = name[i];
            if (expected >= 0x80)
            {
                return string.Equals(Encoding.UTF8.GetString(raw.ToArray()), name, StringComparison.Ordinal);
            }

            if (raw[i] != (byte)expected)
            {
                return false;
            }
        }

        return raw.Length == name.Length;
    }

    /// <inheritdoc />
    public bool Equals(SourceNode other) => ReferenceEquals(_document, other._document) && Index == other.Index;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is SourceNode other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _document is null ? 0 : (_document.GetHashCode() * 397) ^ Index;

    /// <summary>Whether both are the same node of the same document.</summary>
    public static bool operator ==(SourceNode left, SourceNode right) => left.Equals(right);

    /// <summary>Whether they are different nodes.</summary>
    public static bool operator !=(SourceNode left, SourceNode right) => !left.Equals(right);

    /// <summary>Walks the members of an object.</summary>
    public struct MemberEnumerator
    {
        private readonly SourceNode _node;
        private readonly int _end;
        private int _index;

        internal MemberEnumerator(SourceNode node)
        {
            _node = node;
            _index = -1;
            _end = node.Kind == SourceNodeKind.Object ? node._document!.Entry(node.Index).Next : 0;
        }

        /// <summary>The member that was reached.</summary>
        public readonly SourceMember Current => new(new SourceNode(_node._document!, _index), new SourceNode(_node._document!, _index + 1));

        /// <summary>Goes to the next member.</summary>
        public bool MoveNext()
        {
            _index = _index < 0 ? _node.Index + 1 : _node._document!.Entry(_index + 1).Next;
            return _index < _end;
        }

        /// <summary>The enumerator itself, for foreach.</summary>
        public readonly MemberEnumerator GetEnumerator() => this;
    }

    /// <summary>Walks the elements of an array.</summary>
    public struct ElementEnumerator
    {
        private readonly SourceNode _node;
        private readonly int _end;
        private int _index;

        internal ElementEnumerator(SourceNode node)
        {
            _node = node;
            _index = -1;
            _end = node.Kind == SourceNodeKind.Array ? node._document!.Entry(node.Index).Next : 0;
        }

        /// <summary>The element that was reached.</summary>
        public readonly SourceNode Current => new(_node._document!, _index);

        /// <summary>Goes to the next element.</summary>
        public bool MoveNext()
        {
            _index = _index < 0 ? _node.Index + 1 : _node._document!.Entry(_index).Next;
            return _index < _end;
        }

        /// <summary>The enumerator itself, for foreach.</summary>
        public readonly ElementEnumerator GetEnumerator() => this;

        /// <summary>The elements as a list.</summary>
        public readonly IReadOnlyList<SourceNode> ToList()
        {
            var list = new List<SourceNode>(_node.Count);
            foreach (SourceNode element in this)
            {
                list.Add(element);
            }

            return list;
        }
    }
}
