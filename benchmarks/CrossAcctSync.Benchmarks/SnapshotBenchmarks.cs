using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks;

/// <summary>
/// A snapshot of 100 accounts with 2,000 roles each, tested against 10,000 requirements. One run takes seconds, so it
/// is run three times; the peak of the working set is printed at the end.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private const int Accounts = 100;
    private const int Roles = 2_000;
    private const int Requirements = 10_000;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "crossacctsync-benchmark-" + Guid.NewGuid().ToString("N"));
    private IReadOnlyList<SyncRequirement> _requirements = [];

    /// <summary>Writes the snapshot.</summary>
    [GlobalSetup]
    public void Write()
    {
        SampleSnapshot.Write(_folder, Accounts, Roles);
        _requirements = SampleSnapshot.Requirements(Accounts, Roles, Requirements);
    }

    /// <summary>Deletes the snapshot.</summary>
    [GlobalCleanup]
    public void Delete()
    {
        Console.WriteLine($"// Peak working set: {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Finds the roles and tests every requirement; the number that passed.</summary>
    [Benchmark]
    public int Test() => SyncAccessTester
        .Test(_requirements, AccountSnapshot.Open(_folder), AccessTestOptions.Default)
        .Count(result => result.Status == AccessStatus.Passed);
}
