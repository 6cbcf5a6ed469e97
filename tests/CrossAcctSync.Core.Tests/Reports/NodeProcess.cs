using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

/// <summary>Scripts of Node.js that check reports and expressions; where Node.js or its packages are missing, the test is skipped.</summary>
internal static class NodeProcess
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Top, "tests", "ReportChecks");
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The browser to drive, or null: the variable CHROMIUM, else where Debian has it.</summary>
    public static string? Browser => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Array.Find(Browsers, File.Exists);

    /// <summary>Runs a script to its end, and asserts that it found nothing wrong.</summary>
    public static Task<string> Run(string script, params string[] arguments) => RunIn(Folder, script, arguments);

    /// <summary>Runs a script of a folder of tests, which has packages of its own.</summary>
    public static async Task<string> RunIn(string folder, string script, params string[] arguments)
    {
        string name = "tests/" + Path.GetFileName(folder);
        RequiredTools.Demand(Directory.Exists(Path.Combine(folder, "node_modules")), $"The packages of {name} are not installed: npm ci --ignore-scripts --prefix {name}");
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(script);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (Browser is { } browser)
        {
            start.Environment["CHROMIUM"] = browser;
        }

        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            RequiredTools.Demand(isThere: false, "Node.js is not installed.");
        }

        using (process)
        {
            Task<string> error = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{script} exited with {process.ExitCode}:\n{await error}\n{output}");
            return output;
        }
    }

    /// <summary>Runs a browser's script likewise; without a browser the test is skipped.</summary>
    public static Task<string> RunInBrowser(string script, params string[] arguments)
    {
        RequiredTools.Demand(Browser is not null, "Chromium is not installed.");
        return Run(script, arguments);
    }
}
