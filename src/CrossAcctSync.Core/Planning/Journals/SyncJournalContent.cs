using System.Collections.Generic;

namespace CrossAcctSync.Planning.Journals;

/// <summary>What a journal tells of.</summary>
/// <param name="Changes">The changes in the order in which they were made, with what has become of each; those that were taken back are among them.</param>
/// <param name="Warnings">Lines that were passed over, one sentence each.</param>
public sealed record SyncJournalContent(IReadOnlyList<SyncChange> Changes, IReadOnlyList<string> Warnings);
