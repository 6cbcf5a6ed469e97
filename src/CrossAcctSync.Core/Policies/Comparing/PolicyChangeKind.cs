namespace CrossAcctSync.Policies;

/// <summary>What becomes of a statement.</summary>
public enum PolicyChangeKind
{
    /// <summary>It means the same.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Some of its elements differ.</summary>
    Changed,
}
