using System;

namespace CrossAcctSync.Planning;

/// <summary>How far work has come.</summary>
/// <param name="Done">Groups of changes that are done, for better or worse.</param>
/// <param name="Total">All groups.</param>
/// <param name="Remaining">How long the rest will take if it goes on like this; null before the first is done.</param>
public sealed record SyncProgress(int Done, int Total, TimeSpan? Remaining);
