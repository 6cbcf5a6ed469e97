using System;
using System.Collections.Generic;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>Builds the tape of a document whose scalars are not slices of the text (YAML).</summary>
internal sealed class TapeBuilder
{
    private readonly SourceOrigin _origin;
    private readonly SourceLimits _limits;
    private readonly List<SourceEntry> _entries = new();
    private readonly List<int> _positions = new();
    private readonly Stack<(int Entry, int Members)> _open = new();
    private byte[] _text = new byte[256];
    private int _length;

    public TapeBuilder(SourceOrigin origin, SourceLimits limits)
    {
        _origin = origin;
        _limits = limits;
    }

    public int Count => _entries.Count;

    public void Open(SourceNodeKind kind, SourcePosition position)
    {
        if (_open.Count >= _limits.MaxDepth)
        {
            throw new SourceFormatException(_origin.Locate(position), $"The text is nested more than {_limits.MaxDepth} levels deep.");
        }

        _open.Push((_entries.Count, 0));
        Add(new SourceEntry(kind, false, 0, 0, 0), position);
    }

    /// <summary>Closes the innermost container; an object's members are pairs of a name and a value.</summary>
    public void Close()
    {
        (int index, _) = _open.Pop();
        int members = 0;
        int step = _entries[index].Kind == SourceNodeKind.Object ? 1 : 0;
        for (int i = index + 1; i < _entries.Count; i = _entries[i + step].Next)
        {
            members++;
        }

        _entries[index] = new SourceEntry(_entries[index].Kind, false, 0, members, _entries.Count);
    }

    public void Scalar(SourceNodeKind kind, string text, SourcePosition position)
    {
        int size = Encoding.UTF8.GetByteCount(text);
        if (_length + size > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + size));
        }

        Encoding.UTF8.GetBytes(text, 0, text.Length, _text, _length);
        Add(new SourceEntry(kind, false, _length, size, _entries.Count + 1), position);
        _length += size;
    }

    /// <summary>Writes a finished subtree once more, for a YAML alias; positions stay those of the anchor.</summary>
    public void Repeat(int first, int end, SourcePosition position)
    {
        int shift = _entries.Count - first;
        for (int i = first; i < end; i++)
        {
            SourceEntry entry = _entries[i];
            int start = i;
            Add(entry with { Next = entry.Next + shift }, new SourcePosition(_positions[2 * start], _positions[(2 * start) + 1]), position);
        }
    }

    public SourceDocument ToDocument(SourceFormat format)
    {
        Array.Resize(ref _text, _length);
        return new SourceDocument(format, _origin, _text, _entries.ToArray(), _entries.Count, _positions.ToArray(), null);
    }

    private void Add(SourceEntry entry, SourcePosition position, SourcePosition? blame = null)
    {
        if (_entries.Count >= _limits.MaxNodes)
        {
            throw new SourceFormatException(_origin.Locate(blame ?? position), $"The text has more than {_limits.MaxNodes} values, aliases counted as often as they are used.");
        }

        _entries.Add(entry);
        _positions.Add(position.Line);
        _positions.Add(position.Column);
    }
}
