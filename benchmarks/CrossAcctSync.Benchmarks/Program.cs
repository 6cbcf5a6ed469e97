using System.Linq;
using BenchmarkDotNet.Running;
using CrossAcctSync.Benchmarks.Costs;
using CrossAcctSync.Benchmarks.Grants;
using CrossAcctSync.Benchmarks.Scale;

namespace CrossAcctSync.Benchmarks;

/// <summary>Runs the benchmarks that the arguments choose.</summary>
public static class Program
{
    /// <summary>
    /// Runs benchmarks; <c>--filter *</c> runs them all. <c>scale</c> measures processes of their own, whose peak of
    /// memory counts: see <see cref="ScaleRun"/>. <c>definitions</c> prints the best of many runs: see <see cref="DefinitionRun"/>.
    /// <c>costs</c> measures how shapes of input grow: see <see cref="CostRun"/>.
    /// </summary>
    public static int Main(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "definitions":
                return DefinitionRun.Run();
            case "costs":
                return CostRun.Run(args.Skip(1).ToArray());
            case "scale":
                return ScaleRun.Run(args.Skip(1).ToArray());
            case "grants":
                return GrantRun.Run();
            case MeasuredProcess.Argument:
                return ScaleTasks.Run(args.Skip(1).ToArray());
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
