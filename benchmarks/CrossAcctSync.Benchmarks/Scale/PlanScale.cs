using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>Measures plans and exports as the requirements grow tenfold, and writes the charts in docs/performance.md.</summary>
internal static class PlanScale
{
    private const int Runs = 3;

    private static readonly int[] Requirements = [500, 5_000, 50_000];

    public static void Measure()
    {
        var rows = new List<Row>();
        foreach (int requirements in Requirements)
        {
            Console.WriteLine($"{requirements} requirements");
            rows.Add(new Row(requirements, Run(ScaleTasks.Plan, requirements), Run(ScaleTasks.Export, requirements)));
        }

        PerformancePage.Write("plans", Text(rows));
    }

    private static Measurement Run(string task, int requirements)
    {
        string count = requirements.ToString(CultureInfo.InvariantCulture);
        return Measurement.Best([.. Enumerable.Range(0, Runs).Select(_ => MeasuredProcess.Print(task, MeasuredProcess.Run(task, count)))]);
    }

    private static string Text(List<Row> rows)
    {
        string[] lines =
        [
            string.Empty,
            "| Requirements | Plan: wall | processors | Peak memory | Export: wall | processors | Peak memory |",
            "|--:|--:|--:|--:|--:|--:|--:|",
            .. rows.Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Requirements:N0} | {Figures(row.Plan)} | {Figures(row.Export)} |")),
            string.Empty,
            .. PerformancePage.Chart("Seconds of processors for a plan", "Requirements", rows.Select(row => (row.Requirements, row.Plan.Processor.TotalSeconds))),
            .. PerformancePage.Chart("Seconds of processors for an export", "Requirements", rows.Select(row => (row.Requirements, row.Export.Processor.TotalSeconds))),
            .. PerformancePage.Chart("Peak memory of an export, MB", "Requirements", rows.Select(row => (row.Requirements, row.Export.PeakBytes / 1e6))),
        ];
        return string.Join('\n', lines);
    }

    private static string Figures(Measurement one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Elapsed.TotalSeconds:0.0} s | {one.Processor.TotalSeconds:0.0} s | {one.PeakBytes / 1_000_000:N0} MB");

    private sealed record Row(int Requirements, Measurement Plan, Measurement Export);
}
