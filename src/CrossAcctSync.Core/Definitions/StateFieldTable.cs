using System;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>Where the fields of all states of a definition stand: numbers in one list, for there are tens of thousands.</summary>
internal sealed class StateFieldTable
{
    // A cell is the index of a field's value, with the field in the bits above it.
    private const int IndexBits = 26;
    private const int IndexMask = (1 << IndexBits) - 1;

    // Most states have four to six of the fields.
    private const int FieldsOfState = 5;

    private readonly SourceDocument _document;
    private int[] _cells;

    /// <summary>Makes an empty table.</summary>
    /// <param name="document">The document of the states.</param>
    /// <param name="states">About how many there are.</param>
    public StateFieldTable(SourceDocument document, int states)
    {
        _document = document;
        _cells = new int[(states + 1) * FieldsOfState];
    }

    /// <summary>How many cells are in use: where the next state's begin.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the fields of a state, the last one where a name is repeated; none for anything but an object.</summary>
    /// <returns>How many there are.</returns>
    public int Add(SourceNode state)
    {
        int start = Count;
        foreach (SourceMember member in state.Members)
        {
            if (StateFieldNames.TryFind(member.NameNode, out StateField field))
            {
                Set(start, field, member.Value.Index);
            }
        }

        return Count - start;
    }

    /// <summary>The value of a field; absent when the state does not have it.</summary>
    public SourceNode Find(int start, int count, StateField field)
    {
        for (int i = start; i < start + count; i++)
        {
            if (_cells[i] >> IndexBits == (int)field)
            {
                return new SourceNode(_document, _cells[i] & IndexMask);
            }
        }

        return default;
    }

    private void Set(int start, StateField field, int index)
    {
        int cell = ((int)field << IndexBits) | index;
        for (int i = start; i < Count; i++)
        {
            if (_cells[i] >> IndexBits == (int)field)
            {
                _cells[i] = cell;
                return;
            }
        }

        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = cell;
    }
}
