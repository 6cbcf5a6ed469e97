namespace CrossAcctSync.Policies;

/// <summary>A grant that is no longer needed and was left.</summary>
/// <param name="ToRemove">The statement that should go.</param>
/// <param name="By">The statement that grants it, or a part of it; its position is that in the document after.</param>
/// <param name="Reason">One sentence: why it was left.</param>
public sealed record RetainedGrant(PolicyStatement ToRemove, CoveringStatement By, string Reason);
