using System;
using System.Globalization;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>
/// The decisions of <see cref="DecisionBenchmarks"/> on one thread, by processor time: a figure that holds on a busy
/// machine, too.
/// </summary>
public static class DecisionTasks
{
    private const int WarmUp = 200_000;

    /// <summary>With policies that are read already.</summary>
    public static string Decide(PartClock clock)
    {
        PolicySet parsed = SampleDecision.Parse();
        return Repeat(clock, 5_000_000, () => PolicyEvaluator.Default.Evaluate(SampleDecision.Request, parsed));
    }

    /// <summary>From the texts of all policies.</summary>
    public static string ReadAndDecide(PartClock clock) =>
        Repeat(clock, 200_000, () => PolicyEvaluator.Default.Evaluate(SampleDecision.Request, SampleDecision.Parse()));

    private static string Repeat(PartClock clock, int count, Func<AccessDecision> decide)
    {
        Run(Math.Min(WarmUp, count), decide);
        long before = GC.GetAllocatedBytesForCurrentThread();
        clock.Start();
        Run(count, decide);
        clock.Stop();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return string.Create(CultureInfo.InvariantCulture, $"{count / clock.Processor.TotalSeconds:#,0} decisions a second of a processor, {bytes / count} bytes each");
    }

    private static void Run(int count, Func<AccessDecision> decide)
    {
        for (int i = 0; i < count; i++)
        {
            if (!decide().IsAllowed)
            {
                throw new InvalidOperationException("The sample was to be allowed: " + decide().Explanation.Summary);
            }
        }
    }
}
