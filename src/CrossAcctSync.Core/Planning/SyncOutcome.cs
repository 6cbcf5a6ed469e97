using System.Collections.Generic;

namespace CrossAcctSync.Planning;

/// <summary>What came of changes that belong together.</summary>
/// <param name="Changes">The changes with their status, in the order in which they were given.</param>
/// <param name="Failure">Why they were not made; null when they were, or were declined.</param>
public sealed record SyncOutcome(IReadOnlyList<SyncChange> Changes, SyncFailure? Failure);
