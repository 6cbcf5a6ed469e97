using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>The whole way, with the AWS command line as the other eyes and hands.</summary>
public sealed class FullWalkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Target");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Accounts_are_exported_planned_granted_tested_changed_by_others_planned_again_and_restored()
    {
        _source.Machine("Orders", Sample.Glue(_target.RoleArn("Target")), "Execution");
        string before = TrustByCli();

        // Exported by the command line, what is planned is what is planned for the live accounts.
        Export(_source);
        Export(_target);
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: _folder);
        const string Plan = "ForEach-Object { \"$($_.RoleArn) $($_.Kind) $($_.PolicyDocument)\" }";
        string machine = $"Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys";
        shell.Run($"$r = {machine}").AssertNoErrors();
        string[] planned = Lines(shell, $"$r | Get-SyncPlan accounts | {Plan}");
        Assert.Equal(3, planned.Length);
        Assert.Equal(planned, Lines(shell, $"$r | Get-SyncPlan @keys -AssumeRoleName Admin | {Plan}"));

        // Granted, and read back by the command line.
        shell.Run("$done = @($r | Grant-SyncPermissions @keys -AssumeRoleName Admin -PassThru)").AssertNoErrors();
        string trust = TrustByCli();
        Assert.Contains(_source.MachineArn("Orders"), trust, StringComparison.Ordinal);
        Assert.Contains(_source.RoleArn("Execution"), trust, StringComparison.Ordinal);
        string policy = AwsCli.Run(MotoServer.Shared.Url, _target.Keys, "iam", "list-role-policies", "--role-name", "Target").GetProperty("PolicyNames")[0].GetString()!;
        Assert.Contains("glue:StartJobRun", AwsCli.Run(MotoServer.Shared.Url, _target.Keys, "iam", "get-role-policy", "--role-name", "Target", "--policy-name", policy).GetProperty("PolicyDocument").GetRawText(), StringComparison.Ordinal);
        Assert.True(shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Quiet").AssertSingle<bool>());
        Assert.Empty(Lines(shell, $"$r | Get-SyncPlan @keys -AssumeRoleName Admin | {Plan}"));

        // Somebody else takes a permission away: the test fails, and the plan has that and no more.
        AwsCli.Run(MotoServer.Shared.Url, _target.Keys, "iam", "delete-role-policy", "--role-name", "Target", "--policy-name", policy);
        Assert.False(shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Quiet").AssertSingle<bool>());
        string drift = Assert.Single(Lines(shell, $"$r | Get-SyncPlan @keys -AssumeRoleName Admin | {Plan}"));
        Assert.StartsWith($"{_target.RoleArn("Target")} PutInlinePolicy", drift, StringComparison.Ordinal);
        shell.Run("$again = @($r | Grant-SyncPermissions @keys -AssumeRoleName Admin -PassThru)").AssertNoErrors();
        Assert.True(shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Quiet").AssertSingle<bool>());

        // Undone, the accounts are as they were.
        shell.Run("$again | Undo-SyncChange @keys -AssumeRoleName Admin; $done | Where-Object Kind -eq 'PutTrustPolicy' | Undo-SyncChange @keys -AssumeRoleName Admin; $done | Where-Object RoleName -eq 'Execution' | Undo-SyncChange @keys -AssumeRoleName Admin").AssertNoErrors();
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(before).RootElement, JsonDocument.Parse(TrustByCli()).RootElement));
        Assert.Equal(0, AwsCli.Run(MotoServer.Shared.Url, _target.Keys, "iam", "list-role-policies", "--role-name", "Target").GetProperty("PolicyNames").GetArrayLength());
        Assert.Equal(0, AwsCli.Run(MotoServer.Shared.Url, _source.Keys, "iam", "list-role-policies", "--role-name", "Execution").GetProperty("PolicyNames").GetArrayLength());
    }

    private static string[] Lines(ModuleShell shell, string script) => [.. shell.Run(script).AssertNoErrors().Output.Select(line => line.ToString())];

    private string TrustByCli() =>
        AwsCli.Run(MotoServer.Shared.Url, _target.Keys, "iam", "get-role", "--role-name", "Target").GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetRawText();

    private void Export(EmulatedAccount account)
    {
        string path = Path.Combine(_folder, "accounts", account.Id + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, AwsCli.Run(MotoServer.Shared.Url, account.Keys, "iam", "get-account-authorization-details", "--filter", "Role", "LocalManagedPolicy").GetRawText());
    }
}
