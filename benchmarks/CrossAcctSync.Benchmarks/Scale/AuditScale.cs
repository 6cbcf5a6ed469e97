using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrossAcctSync.Benchmarks.Samples;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>Measures the audit as the organization grows tenfold, and writes the chart in docs/performance.md.</summary>
internal static class AuditScale
{
    private const int Runs = 3;

    private static readonly int[] Accounts = [10, 100, 1_000];

    public static void Measure(string folder)
    {
        var rows = new List<Row>();
        foreach (int accounts in Accounts)
        {
            string snapshot = Path.Combine(folder, accounts.ToString(CultureInfo.InvariantCulture));
            SampleAudit.Write(snapshot, accounts);
            long bytes = Directory.EnumerateFiles(snapshot, "*.json", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
            Console.WriteLine($"{accounts} accounts of {SampleAudit.Roles} roles ({bytes / 1_000_000} MB)");
            // In turns, so that other work on the machine meets both.
            var tokens = new List<Measurement>();
            var audits = new List<Measurement>();
            for (int run = 0; run < Runs; run++)
            {
                tokens.Add(MeasuredProcess.Print("tokens", MeasuredProcess.Run(ScaleTasks.ReadTokens, snapshot)));
                audits.Add(MeasuredProcess.Print("audit", MeasuredProcess.Run(ScaleTasks.AuditTrusts, snapshot)));
            }

            Directory.Delete(snapshot, recursive: true);
            rows.Add(new Row(accounts, bytes, Measurement.Best(tokens), Measurement.Best(audits)));
        }

        PerformancePage.Write("audit", Text(rows));
    }

    private static string Text(List<Row> rows)
    {
        string[] lines =
        [
            string.Empty,
            "| Roles | Accounts | Snapshot | Bare pass: wall | processors | Audit: wall | processors | Speed beside the bare pass | Peak memory |",
            "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
            .. rows.Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Roles:N0} | {row.Accounts:N0} | {row.Bytes / 1_000_000:N0} MB | {row.Tokens.Elapsed.TotalSeconds:0.00} s | {row.Tokens.Processor.TotalSeconds:0.00} s | {row.Audit.Elapsed.TotalSeconds:0.00} s | {row.Audit.Processor.TotalSeconds:0.00} s | {row.Tokens.Processor / row.Audit.Processor:P0} | {row.Audit.PeakBytes / 1_000_000:N0} MB |")),
            string.Empty,
            .. PerformancePage.Chart("Seconds of processors for the audit", "Roles", rows.Select(row => (row.Roles, row.Audit.Processor.TotalSeconds))),
            .. PerformancePage.Chart("Peak memory, MB", "Roles", rows.Select(row => (row.Roles, row.Audit.PeakBytes / 1e6))),
        ];
        return string.Join('\n', lines);
    }

    private sealed record Row(int Accounts, long Bytes, Measurement Tokens, Measurement Audit)
    {
        public int Roles => Accounts * SampleAudit.Roles;
    }
}
