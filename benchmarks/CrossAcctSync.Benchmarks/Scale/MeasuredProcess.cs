using System;
using System.Diagnostics;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>A task in a process of its own, so that its peak of resident memory is that of nothing else.</summary>
public static class MeasuredProcess
{
    /// <summary>What stands before a task's name in the arguments of the process.</summary>
    public const string Argument = "task";

    /// <summary>Runs a task and gives what it measured.</summary>
    /// <exception cref="InvalidOperationException">The task failed; the message is what it wrote.</exception>
    public static Measurement Run(params string[] task)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(MeasuredProcess).Assembly.Location, Argument, .. task])
        {
            RedirectStandardOutput = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Measurement.Parse(output) : throw new InvalidOperationException($"{string.Join(' ', task)} ended with {process.ExitCode}. {output}");
    }

    /// <summary>Prints a line for what was measured, and gives it back.</summary>
    public static Measurement Print(string name, Measurement measurement)
    {
        Console.WriteLine($"  {name,-6} {measurement}");
        return measurement;
    }

    /// <summary>Runs a task here, as the process that it has to itself, and writes what was measured.</summary>
    /// <param name="task">Measures the part that counts, and says what it did.</param>
    public static void Report(Func<PartClock, string> task)
    {
        var clock = new PartClock();
        string note = task(clock);
        // On Linux this is VmHWM of /proc/self/status.
        using var self = Process.GetCurrentProcess();
        Console.Out.WriteLine(new Measurement(clock.Elapsed, clock.Processor, self.PeakWorkingSet64, note).Write());
    }
}
