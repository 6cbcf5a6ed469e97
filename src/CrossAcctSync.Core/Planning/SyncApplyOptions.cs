using System;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Planning;

/// <summary>How changes are made.</summary>
public sealed record SyncApplyOptions
{
    /// <summary>One group of changes after another, without a journal.</summary>
    public static SyncApplyOptions Default { get; } = new();

    /// <summary>
    /// How many groups are made at the same time, 1 or more. No two of them write to the same role at once: an execution
    /// role that several need is changed for one after the other. With 1 all is done by the thread that enumerates.
    /// </summary>
    public int ThrottleLimit { get; init; } = 1;

    /// <summary>Is told of each write before it is made; null for none.</summary>
    public SyncJournal? Journal { get; init; }

    /// <summary>Is told how far the work has come, by the thread that enumerates; null for nobody.</summary>
    public Action<SyncProgress>? Progress { get; init; }

    /// <summary>Whether changes are made that take away what somebody else has written.</summary>
    public bool IncludeForeign { get; init; }

    /// <summary>The clock by which the rest of the time is estimated.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;
}
