using System;
using System.Diagnostics;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>Measures the part of a task that counts: wall time, and processor time of this process.</summary>
public sealed class PartClock
{
    private readonly Stopwatch _watch = new();
    private TimeSpan _before;

    /// <summary>The wall time of the part.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>The processor time of the part.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>Begins the part.</summary>
    public void Start()
    {
        _before = ProcessorTime();
        _watch.Start();
    }

    /// <summary>Ends the part.</summary>
    public void Stop()
    {
        _watch.Stop();
        Processor = ProcessorTime() - _before;
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
