using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Runs the example scripts as a reader of the repository would.</summary>
public sealed class ExampleScriptTests
{
    public static TheoryData<string> Scripts =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.ps1", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Repository.Root, "examples"), path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task An_example_script_runs_in_the_host_without_an_error(string script)
    {
        using var folder = new ExamplesFolder();
        using HostProcess host = HostProcess.Start(["-NonInteractive", "-File", Path.Combine(folder.Path, script)], workingDirectory: folder.Path);

        HostResult result = await host.Finish();

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal(0, result.ExitCode);
    }
}
