using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Tests.Fakes;

/// <summary>A clock that goes on only while a call pauses.</summary>
internal sealed class FakeTime
{
    private long _ticks;

    public FakeTime(double chance = 0) => Timing = new CallTiming
    {
        Elapsed = () => Elapsed,
        Chance = () => chance,
        Pause = (time, _) =>
        {
            lock (Pauses)
            {
                Pauses.Add(time);
            }

            Pass(time);
        },
    };

    public CallTiming Timing { get; }

    public List<TimeSpan> Pauses { get; } = [];

    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
