using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>
/// Holds the output that pages show to what PowerShell prints in a window of 120 columns, of which it uses 119. A block of PowerShell followed by a block marked
/// <c>output</c> is run; on a page of help each example by itself, in the README all in one session.
/// </summary>
public sealed partial class DocumentOutputTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Where(page => Block().IsMatch(Read(page)))
            .Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_output_on_a_page_is_what_is_printed(string page)
    {
        bool isHelp = page.StartsWith("docs", StringComparison.Ordinal);
        List<Match> blocks = [.. Block().Matches(Read(Path.Combine(Repository.Root, page))).Cast<Match>()];
        using var folder = new ExamplesFolder();
        string script = Path.Combine(folder.Path, "Page.ps1");
        await File.WriteAllTextAsync(script, Script(blocks, isHelp ? "&" : "."), TestContext.Current.CancellationToken);

        using HostProcess host = HostProcess.Start(
            ["-NonInteractive", "-File", script],
            new Dictionary<string, string> { ["NO_COLOR"] = "1" },
            isHelp ? folder.Path : Repository.Root);
        HostResult result = await host.Finish();

        Assert.Equal(string.Empty, result.Error);
        string[] printed = [.. result.Output.Split("<<<next>>>\n").Skip(1).Select(Trim)];
        Assert.Equal(blocks.Select(block => Trim(block.Groups[2].Value)), printed);
    }

    private static string Script(List<Match> blocks, string call)
    {
        var script = new StringBuilder();
        foreach (Match block in blocks)
        {
            script.Append("'<<<next>>>'\n").Append(call).Append(" {\n").Append(block.Groups[1].Value).Append("} | Out-String -Stream -Width 119\n");
        }

        return script.ToString();
    }

    private static string Read(string page) => File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : string.Empty;

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    [GeneratedRegex("```powershell\n((?:(?!```).*\n)+)```\n\n```output\n((?:(?!```).*\n)*)```", RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
