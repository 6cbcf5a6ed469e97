using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

public sealed class SaveSnapshotTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.SaveSyncSnapshotCommand";

    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Target");

    public SaveSnapshotTests() => _source.Machine("Orders", Sample.Glue(_target.RoleArn("Target")), "Execution");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_saved_is_read_as_a_snapshot_and_planned_as_the_live_accounts_are()
    {
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);

        ShellResult saved = shell.Run($"'{_source.Id}', '{_target.Id}' | Save-SyncSnapshot accounts @keys -AssumeRoleName Reader").AssertNoErrors();

        Assert.Equal(new[] { _source.Id, _target.Id }.Order(), saved.Output.Select(account => account.Text("AccountId")!).Order());
        Assert.NotEmpty(saved.Progress);
        string live = Plans(shell, "@keys -AssumeRoleName Reader");
        Assert.NotEmpty(live);
        Assert.Equal(live, Plans(shell, "-SnapshotPath accounts"));
        Assert.Equal("Orders", shell.Run("Get-SyncRequirement -SnapshotPath accounts").AssertSingle().Text("StateMachineName"));
    }

    [Fact]
    public void Without_accounts_that_of_the_credentials_is_saved_and_shown_in_a_table()
    {
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);

        string table = shell.Show("Save-SyncSnapshot accounts @keys");

        Assert.Contains("StateMachines", table, StringComparison.Ordinal);
        Assert.Contains(_source.Id, table, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "accounts", _source.Id + ".json")));
    }

    [Fact]
    public void One_account_that_cannot_be_read_is_an_error_and_the_others_are_saved()
    {
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);

        ShellResult result = shell.Run($"Save-SyncSnapshot accounts -AccountId {_source.Id}, {_target.Id} @keys");

        ErrorRecord error = result.AssertSingleError("AccountWrongAccount," + Command);
        Assert.Equal(_target.Id, error.TargetObject);
        Assert.Equal(_source.Id, Assert.Single(result.Output).Text("AccountId"));
        Assert.False(File.Exists(Path.Combine(_folder, "accounts", _target.Id + ".json")));
    }

    [Fact]
    public void WhatIf_names_the_accounts_and_writes_nothing()
    {
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);

        ShellResult result = shell.Run($"Save-SyncSnapshot accounts -AccountId {_source.Id} @keys -WhatIf").AssertNoErrors();

        Assert.Contains($"What if: Save account {_source.Id}", result.HostText, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "accounts")));
    }

    [Fact]
    public void A_pipeline_without_accounts_saves_none()
    {
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);

        Assert.Empty(shell.Run("@() | Save-SyncSnapshot accounts @keys").AssertNoErrors().Output);
        Assert.False(Directory.Exists(Path.Combine(_folder, "accounts")));
    }

    private string Plans(ModuleShell shell, string accounts) => string.Join('\n', shell
        .Run($"Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys | Get-SyncPlan {accounts} | ForEach-Object {{ \"$($_.RoleArn) $($_.Kind) $($_.PolicyDocument)\" }}")
        .AssertNoErrors().Output.Select(line => line.ToString()));
}
