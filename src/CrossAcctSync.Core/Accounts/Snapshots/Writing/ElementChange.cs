namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>What a change makes of an element.</summary>
/// <param name="Status">Whether there is something to write.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Text">The element's new text; null when it is not written.</param>
/// <param name="IsRemoved">Whether the element is taken out of its list.</param>
internal sealed record ElementChange(SnapshotWriteStatus Status, string Reason, byte[]? Text, bool IsRemoved = false)
{
    public static ElementChange Remove(string reason) => new(SnapshotWriteStatus.Written, reason, null, IsRemoved: true);

    public static ElementChange Write(JsonEditor editor, string reason) => new(SnapshotWriteStatus.Written, reason, editor.Apply());

    public static ElementChange Unchanged(string reason) => new(SnapshotWriteStatus.Unchanged, reason, null);

    public static ElementChange Conflict(string reason) => new(SnapshotWriteStatus.Conflict, reason, null);

    public static ElementChange Refused(string reason) => new(SnapshotWriteStatus.Refused, reason, null);
}
