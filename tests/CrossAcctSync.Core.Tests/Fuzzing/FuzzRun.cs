using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace CrossAcctSync.Tests.Fuzzing;

/// <summary>
/// Runs a check over seeds: those that once found something, the first few, and, where CROSSACCTSYNC_FUZZ_SECONDS says
/// so, further ones for as many seconds. A check that fails names its seed, which is to be added to <c>Seeds</c>.
/// </summary>
internal static class FuzzRun
{
    private const int Few = 60;

    /// <summary>Runs a check.</summary>
    /// <param name="name">The file of seeds in <c>Seeds</c>, one a line.</param>
    /// <param name="check">The check of a seed.</param>
    public static void Over(string name, Action<FuzzInput> check)
    {
        foreach (int seed in Kept(name).Concat(Enumerable.Range(1, Few)))
        {
            Try(name, seed, check);
        }

        double seconds = double.TryParse(Environment.GetEnvironmentVariable("CROSSACCTSYNC_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out double asked) ? asked : 0;
        int first = new Random().Next(Few, int.MaxValue / 2);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < seconds; first++)
        {
            Try(name, first, check);
        }
    }

    private static void Try(string name, int seed, Action<FuzzInput> check)
    {
        try
        {
            check(new FuzzInput(seed));
        }
        catch (Exception exception)
        {
            Assert.Fail($"Seed {seed} of {name}: {exception}");
        }
    }

    private static IEnumerable<int> Kept(string name) =>
        File.ReadLines(Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Fuzzing", "Seeds", name + ".txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => int.Parse(line, CultureInfo.InvariantCulture));
}
