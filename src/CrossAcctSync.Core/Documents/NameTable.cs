namespace CrossAcctSync.Documents;

/// <summary>Numbers by the names of one document, which are compared as they are written and never decoded.</summary>
internal sealed class NameTable
{
    private readonly SourceDocument _document;
    private readonly Slot[] _slots;

    /// <summary>Makes an empty table.</summary>
    /// <param name="document">The document that the names stand in.</param>
    /// <param name="count">How many names there will be at most.</param>
    public NameTable(SourceDocument document, int count)
    {
        _document = document;
        int size = 16;
        while (size < count * 2)
        {
            size *= 2;
        }

        _slots = new Slot[size];
    }

    /// <summary>Adds a name; when the same name is there already, it stays as it is.</summary>
    /// <param name="name">The name, which is not the document's root.</param>
    /// <param name="number">Its number.</param>
    /// <param name="known">The number that the name has had before.</param>
    public bool TryAdd(SourceNode name, int number, out int known)
    {
        ref Slot slot = ref Find(name, out int hash);
        known = slot.Number;
        if (slot.Name != 0)
        {
            return false;
        }

        slot = new Slot(name.Index, hash, number);
        return true;
    }

    /// <summary>Gives a name its number, or another one.</summary>
    public void Set(SourceNode name, int number)
    {
        ref Slot slot = ref Find(name, out int hash);
        slot = new Slot(name.Index, hash, number);
    }

    public bool TryGet(SourceNode name, out int number)
    {
        ref Slot slot = ref Find(name, out _);
        number = slot.Number;
        return slot.Name != 0;
    }

    /// <summary>The slot of a name, or the empty one where it belongs.</summary>
    private ref Slot Find(SourceNode name, out int hash)
    {
        hash = TextComparer.Instance.GetHashCode(name);
        int mask = _slots.Length - 1;
        int place = hash & mask;
        while (_slots[place].Name != 0
            && (_slots[place].Hash != hash || !TextComparer.Instance.Equals(new SourceNode(_document, _slots[place].Name), name)))
        {
            place = (place + 1) & mask;
        }

        return ref _slots[place];
    }

    /// <summary>A name's place on the tape; 0, which is the root and nobody's name, for none.</summary>
    private readonly record struct Slot(int Name, int Hash, int Number);
}
