namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>What came of a write to a snapshot.</summary>
/// <param name="Status">Whether it was written, and why not.</param>
/// <param name="Reason">One sentence that says what was done or why not.</param>
/// <param name="Path">The file, or null when none was reached.</param>
public sealed record SnapshotWrite(SnapshotWriteStatus Status, string Reason, string? Path)
{
    /// <summary>Whether the snapshot now says what was asked for.</summary>
    public bool IsDone => Status is SnapshotWriteStatus.Written or SnapshotWriteStatus.Unchanged;

    /// <summary>Whether a file was changed.</summary>
    public bool IsChanged => Status == SnapshotWriteStatus.Written;
}
