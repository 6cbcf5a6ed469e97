using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Grants as processes of their own: one that is killed, and two at the same time.</summary>
public sealed class GrantingProcessTests
{
    private const string Quiet = "$WarningPreference = 'Ignore'; ";
    private const string Requirements = Quiet + "$r = Get-SyncRequirement -SnapshotPath accounts; ";

    [Fact]
    public async Task A_killed_grant_is_taken_back_by_its_journal_and_granting_again_converges()
    {
        using var folder = new ManyRoles(machines: 3, roles: 10, areShared: false);
        string before = AccountsText.Of(folder.Accounts);
        using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        int writes = shell.Run(Requirements + "$changes = $r | Grant-SyncPermissions accounts -JournalPath whole.journal -PassThru; $changes.Count").AssertSingle<int>();
        Assert.Equal(90, writes);
        long whole = new FileInfo(Path.Combine(folder.Path, "whole.journal")).Length;
        shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts").AssertNoErrors();
        Assert.Equal(before, AccountsText.Of(folder.Accounts));

        var random = new Random(7);
        int killed = 0;
        for (int round = 0; round < 4; round++)
        {
            string journal = $"grant{round}.journal";
            var file = new FileInfo(Path.Combine(folder.Path, journal));
            using (HostProcess host = HostProcess.Start(
                ["-Command", Requirements + $"$r | Grant-SyncPermissions accounts -JournalPath {journal} -Force"], workingDirectory: folder.Path))
            {
                // The journal is not opened meanwhile: it belongs to its process.
                long length = random.NextInt64(whole / 20, whole / 2);
                await WaitFor(() =>
                {
                    file.Refresh();
                    return file.Exists && file.Length >= length;
                });
            }

            file.Refresh();
            killed += file.Length < whole ? 1 : 0;
            Assert.NotEqual(before, AccountsText.Of(folder.Accounts));
            if (round == 3)
            {
                break;
            }

            shell.Run(Quiet + $"Undo-SyncChange -SnapshotPath accounts -JournalPath {journal}").AssertNoErrors();
            Assert.Equal(before, AccountsText.Of(folder.Accounts));
        }

        Assert.NotEqual(0, killed);

        // The last one is not taken back: another grant finishes it, and the same journal takes both back.
        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -JournalPath grant3.journal").AssertNoErrors();
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output);
        Assert.Empty(shell.Run(Requirements + "Test-SyncAccess accounts -SkipRefusal | Where-Object Status -ne 'Passed'").AssertNoErrors().Output);
        shell.Run(Quiet + "Undo-SyncChange -SnapshotPath accounts -JournalPath grant3.journal").AssertNoErrors();
        Assert.Equal(before, AccountsText.Of(folder.Accounts));
    }

    [Fact]
    public async Task Two_processes_that_grant_to_the_same_roles_at_the_same_time_lose_nothing()
    {
        using var folder = new ManyRoles(machines: 2, roles: 8, areShared: true);
        string go = Path.Combine(folder.Path, "go");
        using HostProcess one = Start(folder, 0);
        using HostProcess other = Start(folder, 1);
        Assert.Equal("ready", await one.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ready", await other.Output.ReadLineAsync(TestContext.Current.CancellationToken));

        await File.WriteAllTextAsync(go, string.Empty, TestContext.Current.CancellationToken);
        HostResult[] results = await Task.WhenAll(one.Finish(), other.Finish());

        Assert.All(results, result => Assert.Equal((0, string.Empty), (result.ExitCode, result.Error)));
        using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output);
        string all = AccountsText.Of(folder.Accounts);
        Assert.Equal(10, all.Split("logs:*").Length - 1);
        Assert.All(new[] { "Flow0", "Flow1" }, name => Assert.Equal(8, all.Split('\n').Count(line =>
            line.Contains("states.amazonaws.com", StringComparison.Ordinal) && line.Contains($"stateMachine:{name}\"", StringComparison.Ordinal))));
    }

    private static HostProcess Start(ManyRoles folder, int machine) => HostProcess.Start(
        [
            "-Command",
            Requirements + $"$own = $r | Where-Object StateMachineName -eq 'Flow{machine}'; $plan = $own | Get-SyncPlan accounts; 'ready'; "
                + $"while (-not [System.IO.File]::Exists('{Path.Combine(folder.Path, "go")}')) {{ [System.Threading.Thread]::Sleep(5) }}; $plan | Grant-SyncPermissions -SnapshotPath accounts -Force",
        ],
        workingDirectory: folder.Path);

    private static async Task WaitFor(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(2, patience.Token);
        }
    }
}
