using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>The parts of docs/performance.md that benchmarks write.</summary>
internal static class PerformancePage
{
    /// <summary>Puts a text between the marks of a part.</summary>
    /// <param name="part">The name in the marks.</param>
    /// <param name="text">Tables and charts.</param>
    /// <exception cref="InvalidOperationException">The page does not have the marks.</exception>
    public static void Write(string part, string text)
    {
        string root = typeof(PerformancePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        string path = Path.Combine(root, "docs", "performance.md");
        string beginMark = $"<!-- {part}: made by the benchmark -->";
        string endMark = $"<!-- {part}: end -->";
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(beginMark, StringComparison.Ordinal);
        int end = page.IndexOf(endMark, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has not the marks '{beginMark}' and '{endMark}'.");
        }

        File.WriteAllText(path, page[..(begin + beginMark.Length)] + "\n" + text.TrimEnd('\n') + "\n\n" + page[end..]);
    }

    /// <summary>A chart of bars in Mermaid, with an empty line behind it.</summary>
    /// <param name="title">What the values are, with their unit.</param>
    /// <param name="axis">What is counted.</param>
    /// <param name="bars">Counts and values.</param>
    public static IEnumerable<string> Chart(string title, string axis, IEnumerable<(int Count, double Value)> bars)
    {
        (int Count, double Value)[] all = bars.ToArray();
        string format = all.Max(bar => bar.Value) < 100 ? "0.00" : "0";
        return
        [
            "```mermaid",
            "xychart-beta",
            $"    title \"{title}\"",
            $"    x-axis \"{axis}\" [{string.Join(", ", all.Select(bar => string.Create(CultureInfo.InvariantCulture, $"\"{bar.Count:N0}\"")))}]",
            $"    y-axis \"{title}\" 0 --> {(all.Max(bar => bar.Value) * 1.1).ToString("0.0", CultureInfo.InvariantCulture)}",
            $"    bar [{string.Join(", ", all.Select(bar => bar.Value.ToString(format, CultureInfo.InvariantCulture)))}]",
            "```",
            string.Empty,
        ];
    }
}
