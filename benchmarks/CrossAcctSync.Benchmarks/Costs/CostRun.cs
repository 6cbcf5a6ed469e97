using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Benchmarks.Costs;

/// <summary>Measures what shapes cost that grow: processor time of the size and of half of it, and what is allocated.</summary>
public static class CostRun
{
    private const int Turns = 3;

    /// <summary>Prints a line for each shape.</summary>
    /// <param name="arguments">Parts of the names of the shapes that are measured; none for all.</param>
    public static int Run(string[] arguments)
    {
        Console.WriteLine("| Shape | Size | Half | Whole | Whole / half | Allocated |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (CostShape shape in CostShapes.All.Where(shape => arguments.Length == 0 || arguments.Any(part => shape.Name.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            // What is compiled on the way is not what grows.
            shape.Make(Math.Max(1, shape.Size / 64))();
            (double half, _) = Measure(shape.Make(shape.Size / 2));
            (double whole, double allocated) = Measure(shape.Make(shape.Size));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {shape.Name} | {shape.Size:N0} | {half:N1} ms | {whole:N1} ms | {whole / half:N2} | {allocated:N1} MB |"));
        }

        return 0;
    }

    /// <summary>The least processor time of some turns in milliseconds, and what one allocates in megabytes. A turn that takes long is the only one.</summary>
    private static (double Milliseconds, double Megabytes) Measure(Action work)
    {
        using Process process = Process.GetCurrentProcess();
        double best = double.MaxValue;
        double allocated = 0;
        for (int turn = 0; turn < Turns && (turn == 0 || best < 5000); turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            process.Refresh();
            TimeSpan start = process.TotalProcessorTime;
            work();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - start).TotalMilliseconds);
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (1024.0 * 1024);
        }

        return (best, allocated);
    }
}
