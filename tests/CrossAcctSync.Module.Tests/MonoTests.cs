using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.RollOut;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>
/// The shipped assemblies in Mono, the nearest thing to .NET Framework that runs here: the core's main job gives there what
/// it gives in PowerShell 7. Mono takes an assembly of any version, so that this says nothing of binding, and it has no Windows PowerShell.
/// </summary>
public sealed class MonoTests
{
    private const string Script = """
        $requirements = Test-SyncAccess ACCOUNTS -WarningAction SilentlyContinue | ForEach-Object Requirement
        foreach ($requirement in $requirements | Where-Object TargetRoleArn) {
            foreach ($policy in $requirement | New-SyncPermissionPolicy -WarningAction SilentlyContinue) {
                "policy $($requirement.StateMachineName) $($policy.RoleArn) $([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($policy.PolicyDocument)))"
            }
        }

        Test-SyncAccess ACCOUNTS -WarningAction SilentlyContinue |
            ForEach-Object { "result $($_.StateMachineName) $($_.TargetRoleArn) $($_.Status) $($_.PassedCheckCount)/$($_.CheckCount)" }
        """;

    [Fact]
    public async Task The_main_job_gives_the_same_in_Mono()
    {
        string bin = Path.Combine(Repository.Layout, "bin");
        string accounts = Path.Combine(Repository.Root, "examples", "accounts");
        using var folder = new ExamplesFolder();
        string program = Path.Combine(folder.Path, "MainJob.exe");
        await Tool.Run("mcs", folder.Path, null, "-langversion:latest", "-r:Facades/netstandard.dll", "-r:" + Path.Combine(bin, "CrossAcctSync.Core.dll"), "-out:" + program, Path.Combine(Repository.Root, "tests", "MonoChecks", "MainJob.cs"));

        string inMono = await Tool.Run("mono", folder.Path, new Dictionary<string, string> { ["MONO_PATH"] = bin }, program, accounts);

        string script = Path.Combine(folder.Path, "MainJob.ps1");
        await File.WriteAllTextAsync(script, Script.Replace("ACCOUNTS", $"'{accounts}'", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using HostProcess host = HostProcess.Start(["-NonInteractive", "-File", script]);
        HostResult inPowerShell = await host.Finish();
        Assert.Equal(string.Empty, inPowerShell.Error);
        Assert.Contains("result ", inMono, StringComparison.Ordinal);
        Assert.Equal(Lines(inPowerShell.Output), Lines(inMono));
    }

    // The cmdlet puts workflows last that wait for others, which the program does not.
    private static IEnumerable<string> Lines(string output) => output.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal);
}
