using System;
using System.Diagnostics;
using System.Globalization;
using CrossAcctSync.Benchmarks.Samples;

namespace CrossAcctSync.Benchmarks;

/// <summary>
/// The work of <see cref="DefinitionBenchmarks"/> in a few minutes, also on a machine that has other work: all of it in
/// turns, and of many turns the best.
/// </summary>
public static class DefinitionRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>Prints a line for each size.</summary>
    public static int Run()
    {
        Console.WriteLine("| States | Tasks with Credentials | JsonDocument.Parse | Read | Analyse | Ratio | Allocated |");
        Console.WriteLine("|--:|---|--:|--:|--:|--:|--:|");
        foreach (int states in new[] { 5, 500, 10_000 })
        {
            foreach (SampleCredentials credentials in new[] { SampleCredentials.All, SampleCredentials.Some, SampleCredentials.Few })
            {
                Measure(states, credentials);
            }
        }

        return 0;
    }

    private static void Measure(int states, SampleCredentials credentials)
    {
        var benchmark = new DefinitionBenchmarks { States = states, Credentials = credentials };
        benchmark.Make();
        Action[] actions = [() => benchmark.JsonDocumentParse(), () => benchmark.ReadDocument(), () => benchmark.Analyze()];
        double[] best = [double.MaxValue, double.MaxValue, double.MaxValue];
        long allocated = 0;
        int repeats = Math.Max(1, 500 / states);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp + Time;)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    actions[i]();
                }

                double time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / repeats;
                allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / repeats;
                best[i] = clock.Elapsed > WarmUp ? Math.Min(best[i], time) : best[i];
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {states:N0} | {credentials} | {best[0]:N1} us | {best[1]:N1} us | {best[2]:N1} us | {best[2] / best[0]:N2} | {allocated / 1024.0:N0} KB |"));
    }
}
