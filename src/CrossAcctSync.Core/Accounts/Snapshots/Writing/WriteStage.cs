namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>How far the rewriting of a file has come.</summary>
internal enum WriteStage
{
    /// <summary>The file beside the old one is there, and nothing of the new text is in it.</summary>
    Begun,

    /// <summary>The new text is written up to the part that changes.</summary>
    HalfWritten,

    /// <summary>All of the new text is on the disk, under the name that nobody reads.</summary>
    Written,

    /// <summary>The new text has the name of the old one.</summary>
    Replaced,
}
