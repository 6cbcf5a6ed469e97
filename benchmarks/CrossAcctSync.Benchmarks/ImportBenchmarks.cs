using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace CrossAcctSync.Benchmarks;

/// <summary>
/// A fresh process of the console host with a module imported: all that a user waits for, so that what counts is the
/// difference to an empty binary module.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 15)]
public class ImportBenchmarks
{
    private static readonly string Root = Metadata("RepositoryRoot");
    private static readonly string Module = Path.Combine(Metadata("ModuleLayout"), "CrossAcctSync.psd1");
    private static readonly string Host = Path.Combine(Root, "src", "CrossAcctSync.Host", "bin", "Release", "net10.0", "CrossAcctSync.Host.dll");
    private static readonly string Empty = Path.Combine(Root, "benchmarks", "EmptyModule", "bin", "Release", "netstandard2.0", "EmptyModule.psd1");

    /// <summary>An empty binary module.</summary>
    [Benchmark(Baseline = true)]
    public void ImportEmpty() => Run($"Import-Module '{Empty}'");

    /// <summary>This module.</summary>
    [Benchmark]
    public void Import() => Run($"Import-Module '{Module}'");

    /// <summary>This module, with the first command, which reads the catalogue.</summary>
    [Benchmark]
    public void ImportAndGetIntegration() => Run($"Import-Module '{Module}'; $null = Get-SyncIntegration");

    private static void Run(string command)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Host, "-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(error);
        }
    }

    private static string Metadata(string key) => typeof(ImportBenchmarks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
