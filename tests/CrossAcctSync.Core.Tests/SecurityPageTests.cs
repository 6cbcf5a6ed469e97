using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace CrossAcctSync.Tests;

/// <summary>That each promise of the security page is held by a test that exists.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly Lazy<Dictionary<string, string>> Classes = new(() => Directory
        .EnumerateFiles(Path.Combine(RepositoryFolder.Top, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)), StringComparer.Ordinal));

    public static TheoryData<string> Promises => [.. File.ReadAllLines(Path.Combine(RepositoryFolder.Top, "docs", "security.md"))
        .SkipWhile(line => line != "## What \"Passed\" promises").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    [Fact]
    public void There_are_promises() => Assert.True(Promises.Count > 10);

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_tests_that_exist(string row)
    {
        string[] cells = row.Trim('|', ' ').Split(" | ");
        Assert.Equal(2, cells.Length);
        MatchCollection names = Name().Matches(cells[1]);

        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            Assert.True(Classes.Value.TryGetValue(name.Groups[1].Value, out string? text), $"There is no class {name.Groups[1]}.");
            int method = text!.IndexOf($" void {name.Groups[2].Value}(", StringComparison.Ordinal);
            Assert.True(method > 0, $"{name.Groups[1]} has no test {name.Groups[2]}.");
            // The attribute stands before the method, behind the end of the one before.
            Assert.Matches(@"\[(Fact|Theory)\b", text[text[..method].LastIndexOf("\n\n", StringComparison.Ordinal)..method]);
        });
    }

    [GeneratedRegex("`([A-Za-z]+Tests)\\.([A-Za-z_]+)`")]
    private static partial Regex Name();
}
