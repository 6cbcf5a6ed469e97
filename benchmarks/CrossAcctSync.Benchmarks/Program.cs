using BenchmarkDotNet.Running;

namespace CrossAcctSync.Benchmarks;

/// <summary>Runs the benchmarks that the arguments choose.</summary>
public static class Program
{
    /// <summary>Runs benchmarks; <c>--filter *</c> runs them all.</summary>
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
