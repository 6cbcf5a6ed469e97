using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Help;

/// <summary>Sets the cells of a table in columns of plain text.</summary>
internal static class TextTable
{
    /// <summary>Lays out rows, of which the first is the heading.</summary>
    internal static string Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int columns = rows.Max(row => row.Count);
        int[] widths = [.. Enumerable.Range(0, columns).Select(i => rows.Max(row => i < row.Count ? row[i].Length : 0))];
        string[] rule = [.. widths.Select(width => new string('-', Math.Max(width, 1)))];
        IEnumerable<IReadOnlyList<string>> all = [rows[0], rule, .. rows.Skip(1)];
        return string.Join('\n', all.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()));
    }
}
