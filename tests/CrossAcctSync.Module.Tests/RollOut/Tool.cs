using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.RollOut;

/// <summary>Programs of others that judge what was exported. Where one is missing, the test is skipped and says which.</summary>
internal static class Tool
{
    /// <summary>The folder of the scripts that need packages of npm.</summary>
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests", "RolloutChecks");

    /// <summary>Runs a program to its end, asserts that it found nothing wrong, and gives what it printed.</summary>
    public static async Task<string> Run(string program, string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        string? path = Find(program);
        RequiredTools.Demand(path is not null, $"{program} is not installed.");
        var start = new ProcessStartInfo(path!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{output}\n{await error}");
        return output;
    }

    /// <summary>Skips the test where a program is missing that no package registry has, even where all tools are demanded.</summary>
    public static void SkipWithout(string program) => Assert.SkipWhen(Find(program) is null, $"{program} is not installed.");

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a script of Node.js likewise.</summary>
    public static Task<string> RunScript(string script, params string[] arguments)
    {
        RequiredTools.Demand(Directory.Exists(Path.Combine(Scripts, "node_modules")), "The packages of tests/RolloutChecks are not installed: npm ci --ignore-scripts --prefix tests/RolloutChecks");
        return Run("node", Scripts, null, [script, .. arguments]);
    }
}
