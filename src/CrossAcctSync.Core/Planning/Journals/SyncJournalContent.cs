using System.Collections.Generic;

namespace CrossAcctSync.Planning.Journals;

/// <summary>What a journal tells of.</summary>
/// <param name="Changes">The changes in the order in which they were made, with what has become of each; those that were taken back are among them.</param>
/// <param name="Warnings">A last line that a killed process left torn, one sentence.</param>
/// <param name="Errors">Other lines that cannot be read or mean nothing, one sentence each: what they tell of is not among the changes.</param>
public sealed record SyncJournalContent(IReadOnlyList<SyncChange> Changes, IReadOnlyList<string> Warnings, IReadOnlyList<string> Errors);
