using System;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>Where the fields of a state stand, found in one pass over its members.</summary>
internal readonly struct StateFields
{
    private static readonly string[] Names = Enum.GetNames(typeof(StateField));

    // A member's length leaves three names or so to compare it with.
    private static readonly StateField[][] ByLength = Enumerable.Range(0, Names.Max(name => name.Length) + 1)
        .Select(length => Enumerable.Range(0, Names.Length).Where(field => Names[field].Length == length).Select(field => (StateField)field).ToArray())
        .ToArray();

    private readonly SourceDocument? _document;

    // The index of each field's value; 0, which is the document's root, for a field that is not there.
    private readonly int[]? _values;

    private StateFields(SourceDocument? document, int[]? values)
    {
        _document = document;
        _values = values;
    }

    public SourceNode this[StateField field] => _values is null || _values[(int)field] == 0 ? default : new SourceNode(_document!, _values[(int)field]);

    /// <summary>The fields of an object, the last one where a name is repeated; none for anything else.</summary>
    /// <param name="state">The object.</param>
    /// <param name="places">Room for the fields of one state after the other, kept by the caller; the fields hold until the next use.</param>
    public static StateFields Of(SourceNode state, ref int[]? places)
    {
        if (!state.IsObject)
        {
            return default;
        }

        int[] values = places ??= new int[Names.Length];
        Array.Clear(values, 0, values.Length);
        foreach (SourceMember member in state.Members)
        {
            if (member.NameNode.IsEscaped)
            {
                // Rare enough to be looked up by name.
                return OfEscaped(state, values);
            }

            int length = member.NameNode.RawText.Length;
            foreach (StateField field in length < ByLength.Length ? ByLength[length] : Array.Empty<StateField>())
            {
                if (member.NameEquals(Names[(int)field]))
                {
                    values[(int)field] = member.Value.Index;
                    break;
                }
            }
        }

        return new StateFields(state.Document, values);
    }

    private static StateFields OfEscaped(SourceNode state, int[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = state[Names[i]].Index;
        }

        return new StateFields(state.Document, values);
    }
}
