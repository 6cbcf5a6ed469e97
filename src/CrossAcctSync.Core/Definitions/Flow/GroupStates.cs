using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The states of a group by name.</summary>
internal sealed class GroupStates
{
    private readonly StateGroup _group;
    private readonly bool _areUnique;
    private NameTable? _byName;

    /// <summary>Takes the states of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="areUnique">Whether no two of them have one name; of those that do, the last one holds.</param>
    public GroupStates(StateGroup group, bool areUnique)
    {
        _group = group;
        _areUnique = areUnique;
    }

    /// <summary>The state that a name leads to; null when there is none.</summary>
    /// <param name="name">The name where another state writes it.</param>
    /// <param name="writer">The state that writes it, or null.</param>
    public StateNode? Find(SourceNode name, StateNode? writer)
    {
        int next = writer is null ? 0 : writer.Index - _group.States[0].Index + 1;
        // Nearly always it is the one that stands behind the writer.
        if (_areUnique && next < _group.States.Count && TextComparer.Instance.Equals(_group.States[next].NameNode, name))
        {
            return _group.States[next];
        }

        return (_byName ??= ByName()).TryGet(name, out int number) ? _group.States[number] : null;
    }

    private NameTable ByName()
    {
        var table = new NameTable(_group.Node.Document!, _group.States.Count);
        for (int i = 0; i < _group.States.Count; i++)
        {
            table.Set(_group.States[i].NameNode, i);
        }

        return table;
    }
}
