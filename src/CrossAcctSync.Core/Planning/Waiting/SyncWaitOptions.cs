using System;
using System.Threading;

namespace CrossAcctSync.Planning;

/// <summary>How long, and how often, it is looked whether changes can be seen.</summary>
public sealed record SyncWaitOptions
{
    /// <summary>Two minutes at most, and three equal reads.</summary>
    public static SyncWaitOptions Default { get; } = new();

    /// <summary>The longest time, but for the reads that confirm one that saw all. At least one read is made also with zero.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The pause between two reads. It doubles, up to <see cref="LongestInterval"/>, while a change is not seen.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two reads.</summary>
    public TimeSpan LongestInterval { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How many reads in a row have to see all changes. One is not enough: IAM is spread over many machines, and the next
    /// read may ask one that has not heard of them (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html).
    /// </summary>
    public int EqualReads { get; init; } = 3;

    /// <summary>The clock by which the time is told.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>Waits; ends early when the work is cancelled.</summary>
    public Action<TimeSpan, CancellationToken> Delay { get; init; } = (span, cancellationToken) => cancellationToken.WaitHandle.WaitOne(span);
}
