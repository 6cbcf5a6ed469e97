using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>What a task measured in its process.</summary>
/// <param name="Elapsed">Of the part that counts.</param>
/// <param name="Processor">The processor time that the part took, of all threads: what other work on the machine does not change much.</param>
/// <param name="PeakBytes">The peak of resident memory of the whole process, with the runtime and all preparations.</param>
/// <param name="Note">What was done.</param>
public sealed record Measurement(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes, string Note)
{
    /// <summary>The least of each time, which other work on the machine lengthens, and the largest peak.</summary>
    public static Measurement Best(IReadOnlyList<Measurement> measured) => measured[0] with
    {
        Elapsed = measured.Min(one => one.Elapsed),
        Processor = measured.Min(one => one.Processor),
        PeakBytes = measured.Max(one => one.PeakBytes),
    };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Measurement Parse(string line)
    {
        string[] parts = line.Trim().Split('|', 4);
        return new Measurement(
            TimeSpan.FromTicks(long.Parse(parts[0], CultureInfo.InvariantCulture)),
            TimeSpan.FromTicks(long.Parse(parts[1], CultureInfo.InvariantCulture)),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3]);
    }

    /// <summary>One line for the process that waits.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Elapsed.Ticks}|{Processor.Ticks}|{PeakBytes}|{Note}");

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds,7:0.00} s ({Processor.TotalSeconds,6:0.00} s of processors) {PeakBytes / 1_000_000,5} MB peak  {Note}");
}
