using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class ScriptSyntaxTests
{
    private static readonly string[] BuildOutput = ["bin", "obj", "out", ".git", "TestResults"];

    public static TheoryData<string> Scripts =>
        [.. Files(Repository.Root).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_parses(string script)
    {
        Parser.ParseFile(Path.Combine(Repository.Root, script), out _, out ParseError[] errors);

        Assert.Empty(errors.Select(error => $"{script}({error.Extent.StartLineNumber}): {error.Message}"));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_ASCII_so_that_Windows_PowerShell_reads_it_as_it_was_written(string script)
    {
        Assert.DoesNotContain(File.ReadAllText(Path.Combine(Repository.Root, script)), c => c > 127);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".ps1" or ".psm1" or ".psd1")
            .Concat(Directory.EnumerateDirectories(folder).Where(path => !BuildOutput.Contains(Path.GetFileName(path))).SelectMany(Files));
}
