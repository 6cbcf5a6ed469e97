using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Runs what the help tells users to run. A block marked <c>ps1</c> needs an account and is left out.</summary>
public sealed partial class HelpExampleTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs", "en-US");

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (string page in Directory.EnumerateFiles(Docs, "*.md").Order(StringComparer.Ordinal))
            {
                foreach (string title in ExamplesOf(page).Keys)
                {
                    examples.Add(Path.GetFileName(page), title);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_help_runs_without_an_error(string page, string title)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });

        foreach (string code in ExamplesOf(Path.Combine(Docs, page))[title])
        {
            shell.Run(code).AssertNoErrors();
        }
    }

    /// <summary>Gets the runnable blocks of a page by the heading that they stand under, in order.</summary>
    private static Dictionary<string, List<string>> ExamplesOf(string page)
    {
        var examples = new Dictionary<string, List<string>>();
        string heading = string.Empty;
        List<string>? block = null;
        foreach (string line in File.ReadLines(page))
        {
            if (block is not null)
            {
                if (line.StartsWith("```", StringComparison.Ordinal))
                {
                    examples.TryAdd(heading, []);
                    examples[heading].Add(string.Join('\n', block));
                    block = null;
                }
                else
                {
                    block.Add(line);
                }
            }
            else if (line.Trim() == "```powershell")
            {
                block = [];
            }
            else if (Heading().Match(line) is { Success: true } match)
            {
                heading = match.Groups[1].Value.Trim();
            }
        }

        return examples;
    }

    [GeneratedRegex("^#{1,4} (.+)$")]
    private static partial Regex Heading();
}
