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
    private int _repeated;

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
        if (text.IndexOf('\0') >= 0)
        {
            throw new SourceFormatException(_origin.Locate(position), "The text is broken: it has the character NUL here.");
        }

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
        _repeated += end - first;
        if (_repeated > _limits.MaxRepeated)
        {
            throw new SourceFormatException(_origin.Locate(position), $"Aliases repeat more than {_limits.MaxRepeated} values, each counted as often as it is used.");
        }

        int shift = _entries.Count - first;
        for (int i = first; i < end; i++)
        {
            SourceEntry entry = _entries[i];
            int start = i;
            Add(entry with { Next = entry.Next + shift }, new SourcePosition(_positions[2 * start], _positions[(2 * start) + 1]), position);
        }
    }

    /// <summary>The node that begins at an entry, as it is so far.</summary>
    public SourceEntry EntryAt(int index) => _entries[index];

    /// <summary>The text of a scalar that has been written.</summary>
    public string TextAt(int index) => Encoding.UTF8.GetString(_text, _entries[index].Start, _entries[index].Length);

    /// <summary>The place of an entry in the text.</summary>
    public SourcePosition PositionAt(int index) => new(_positions[2 * index], _positions[(2 * index) + 1]);

    /// <summary>Puts other finished subtrees in the place of all entries from one on.</summary>
    /// <param name="first">The first entry that goes.</param>
    /// <param name="kept">Ranges of entries, of which each is one or more whole subtrees.</param>
    public void Replace(int first, IReadOnlyList<(int First, int End)> kept)
    {
        var entries = new List<SourceEntry>();
        var positions = new List<int>();
        foreach ((int start, int end) in kept)
        {
            int shift = first + entries.Count - start;
            for (int i = start; i < end; i++)
            {
                entries.Add(_entries[i] with { Next = _entries[i].Next + shift });
                positions.Add(_positions[2 * i]);
                positions.Add(_positions[(2 * i) + 1]);
            }
        }

        _repeated += Math.Max(0, entries.Count - (_entries.Count - first));
        _entries.RemoveRange(first, _entries.Count - first);
        _positions.RemoveRange(2 * first, _positions.Count - (2 * first));
        _entries.AddRange(entries);
        _positions.AddRange(positions);
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
