using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using CrossAcctSync.Benchmarks.Samples;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>Measures the audit as the organization grows tenfold, and writes the chart in docs/performance.md.</summary>
internal static class AuditScale
{
    private const int Runs = 3;
    private const string Begin = "<!-- audit: made by the benchmark -->";
    private const string End = "<!-- audit: end -->";

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
                tokens.Add(Print("tokens", MeasuredProcess.Run(ScaleTasks.ReadTokens, snapshot)));
                audits.Add(Print("audit", MeasuredProcess.Run(ScaleTasks.AuditTrusts, snapshot)));
            }

            Directory.Delete(snapshot, recursive: true);
            rows.Add(new Row(accounts, bytes, Best(tokens), Best(audits), audits.Max(one => one.PeakBytes)));
        }

        Write(rows);
    }

    /// <summary>The least of each time, which other work on the machine lengthens.</summary>
    private static Measurement Best(List<Measurement> measured) => measured[0] with { Elapsed = measured.Min(one => one.Elapsed), Processor = measured.Min(one => one.Processor) };

    private static Measurement Print(string name, Measurement measurement)
    {
        Console.WriteLine($"  {name,-6} {measurement}");
        return measurement;
    }

    /// <summary>Puts table and charts between the marks of the page.</summary>
    private static void Write(List<Row> rows)
    {
        string root = typeof(AuditScale).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        string path = Path.Combine(root, "docs", "performance.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has not the marks '{Begin}' and '{End}'.");
        }

        File.WriteAllText(path, page[..(begin + Begin.Length)] + "\n" + Text(rows) + page[end..]);
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
                $"| {row.Roles:N0} | {row.Accounts:N0} | {row.Bytes / 1_000_000:N0} MB | {row.Tokens.Elapsed.TotalSeconds:0.00} s | {row.Tokens.Processor.TotalSeconds:0.00} s | {row.Audit.Elapsed.TotalSeconds:0.00} s | {row.Audit.Processor.TotalSeconds:0.00} s | {row.Tokens.Processor / row.Audit.Processor:P0} | {row.PeakBytes / 1_000_000:N0} MB |")),
            string.Empty,
            .. Chart("Seconds of processors for the audit", rows, row => row.Audit.Processor.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)),
            string.Empty,
            .. Chart("Peak memory, MB", rows, row => (row.PeakBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)),
            string.Empty,
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string[] Chart(string title, List<Row> rows, Func<Row, string> value) =>
    [
        "```mermaid",
        "xychart-beta",
        $"    title \"{title}\"",
        $"    x-axis \"Roles\" [{string.Join(", ", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"\"{row.Roles:N0}\"")))}]",
        $"    y-axis \"{title}\" 0 --> {rows.Max(row => double.Parse(value(row), CultureInfo.InvariantCulture) * 1.1).ToString("0.0", CultureInfo.InvariantCulture)}",
        $"    bar [{string.Join(", ", rows.Select(value))}]",
        "```",
    ];

    private sealed record Row(int Accounts, long Bytes, Measurement Tokens, Measurement Audit, long PeakBytes)
    {
        public int Roles => Accounts * SampleAudit.Roles;
    }
}
