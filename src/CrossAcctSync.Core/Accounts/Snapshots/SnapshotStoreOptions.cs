using System;
using CrossAcctSync.Accounts.Snapshots.Writing;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>How a snapshot is written to.</summary>
public sealed record SnapshotStoreOptions
{
    /// <summary>Thirty seconds, and the system's clock.</summary>
    public static SnapshotStoreOptions Default { get; } = new();

    /// <summary>How long a write waits for another writer.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that dates new roles and versions.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>Is told how far a write has come, so that a process can be killed just there.</summary>
    internal Action<WriteStage> AtStage { get; init; } = _ => { };
}
