using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Running;

namespace CrossAcctSync.Aws.Calls;

/// <summary>Time and chance, as calls meet with them. Immutable.</summary>
public sealed record CallTiming
{
    private static readonly Random Dice = new();

    /// <summary>The machine's own.</summary>
    public static CallTiming System { get; } = new();

    /// <summary>How much time has gone by since some moment that stays the same; it never goes back.</summary>
    public Func<TimeSpan> Elapsed { get; init; } = static () => TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    /// <summary>The time of day as the machine has it, in UTC; it may be wrong.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Waits between two tries, or ends with <see cref="OperationCanceledException"/>.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } = static (time, cancellationToken) =>
    {
        IdleWork.Wait(Task.Delay(time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    };

    /// <summary>A number from 0 up to, but not including, 1; asked by many threads.</summary>
    public Func<double> Chance { get; init; } = static () =>
    {
        lock (Dice)
        {
            return Dice.NextDouble();
        }
    };
}
