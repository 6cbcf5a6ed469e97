namespace CrossAcctSync.Policies;

/// <summary>The places of a list from which items are taken away, and which numbers those that are left have then.</summary>
internal sealed class LivePlaces
{
    // Counts of taken items as a binary indexed tree: https://en.wikipedia.org/wiki/Fenwick_tree
    private readonly int[] _taken;
    private readonly bool[] _isTaken;

    /// <param name="count">How many items the list has.</param>
    public LivePlaces(int count)
    {
        _taken = new int[count + 1];
        _isTaken = new bool[count];
    }

    /// <summary>Whether an item is still there.</summary>
    public bool IsLive(int place) => !_isTaken[place];

    /// <summary>Takes an item away.</summary>
    public void Take(int place)
    {
        _isTaken[place] = true;
        for (int i = place + 1; i < _taken.Length; i += i & -i)
        {
            _taken[i]++;
        }
    }

    /// <summary>The number that an item has among those that are left.</summary>
    public int NumberOf(int place)
    {
        int before = 0;
        for (int i = place; i > 0; i -= i & -i)
        {
            before += _taken[i];
        }

        return place - before;
    }
}
