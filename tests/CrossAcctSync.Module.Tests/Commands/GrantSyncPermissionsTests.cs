using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class GrantSyncPermissionsTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand";
    private const string Requirements = "$r = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore; $WarningPreference = 'Ignore'; ";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_broken_is_proven_afterwards_and_a_second_run_writes_nothing()
    {
        using ModuleShell shell = Open();
        int broken = shell.Run("@(Test-SyncAccess accounts -SkipRefusal | Where-Object { \"$($_.Trust)$($_.Source)\" -match 'Failed' }).Count").AssertSingle<int>();
        Assert.NotEqual(0, broken);

        ShellResult first = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -PassThru").AssertNoErrors();
        Dictionary<string, string> once = Files();
        ShellResult second = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -PassThru").AssertNoErrors();

        Assert.NotEmpty(first.Output);
        Assert.All(first.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Empty(second.Output);
        Assert.Equal(once, Files());
        Assert.Empty(shell.Run("Test-SyncAccess accounts -SkipRefusal | Where-Object { \"$($_.Trust)$($_.Source)\" -match 'Failed' }").AssertNoErrors().Output);
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-WhatIf -Force")]
    [InlineData("-WhatIf -Confirm:$false -PassThru")]
    public void WhatIf_shows_the_difference_puts_out_the_plan_and_writes_nothing(string arguments)
    {
        using ModuleShell shell = Open();
        Dictionary<string, string> before = Files();

        ShellResult planned = shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors();
        ShellResult result = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts " + arguments).AssertNoErrors();

        Assert.Equal(before, Files());
        Assert.Equal(planned.Output.Select(change => change.ToString()), result.Output.Select(change => change.ToString()));
        Assert.All(result.Output, change => Assert.Equal("Planned", change.Text("Status")));
        Assert.Contains("What if: Change the role arn:aws:iam::333344445555:role/DataPlatformAccess", result.HostText, StringComparison.Ordinal);
        Assert.All(result.Output.Select(change => change.Text("RoleArn")!).Distinct(), role => Assert.Contains(role, result.HostText, StringComparison.Ordinal));
        Assert.Contains("+ ", result.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void Force_does_not_beat_the_preference_for_WhatIf()
    {
        using ModuleShell shell = Open();
        Dictionary<string, string> before = Files();

        shell.Run(Requirements + "$WhatIfPreference = $true; $r | Grant-SyncPermissions accounts -Force").AssertNoErrors();

        Assert.Equal(before, Files());
    }

    [Fact]
    public void Force_beats_the_preference_for_questions()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + "$ConfirmPreference = 'Low'; $r | Grant-SyncPermissions accounts -Force -PassThru").AssertNoErrors();

        Assert.All(result.Output, change => Assert.Equal("Applied", change.Text("Status")));
    }

    [Fact]
    public void Confirm_asks_once_a_role_and_no_leaves_it_as_it_is()
    {
        Dictionary<string, string> before = Files();
        int roles;
        using (ModuleShell plan = Open())
        {
            roles = plan.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output.Select(change => change.Text("RoleArn")).Distinct().Count();
        }

        using ModuleShell shell = Open(Enumerable.Repeat("n", roles));
        ShellResult result = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -Confirm -PassThru").AssertNoErrors();

        Assert.Equal(before, Files());
        Assert.Equal(roles, result.HostText.Split("Change the role ").Length - 1);
        Assert.All(result.Output, change => Assert.Equal("Planned", change.Text("Status")));
        Assert.All(result.Output, change => Assert.Contains("not approved", change.Text("StatusReason"), StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_of_a_plan_are_made_and_nothing_is_put_out_unless_asked_for()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + "$r | Get-SyncPlan accounts | Where-Object TargetRoleArn -like '*SettlePaymentsAccess' | Grant-SyncPermission -SnapshotPath accounts").AssertNoErrors();

        Assert.Empty(result.Output);
        ShellResult rest = shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors();
        Assert.NotEmpty(rest.Output);
        Assert.DoesNotContain(rest.Output, change => change.Text("TargetRoleArn")!.EndsWith("SettlePaymentsAccess", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Target", "Source")]
    [InlineData("Source", "Target")]
    public void The_other_side_stays_as_it_is(string side, string other)
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + $"$r | Grant-SyncPermissions accounts -Side {side} -PassThru").AssertNoErrors();

        Assert.DoesNotContain(result.Output, change => change.Text("Side") == other);
    }

    [Fact]
    public void A_missing_role_is_an_error_and_does_not_stop_the_others()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(
            Requirements + $"@(Get-SyncRequirement -Definition $definition -WarningAction Ignore -StateMachineArn {Sample.StateMachineArn} -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution) + $r | Grant-SyncPermissions accounts -PassThru");

        ErrorRecord error = result.AssertSingleError("RoleNotFound," + Command);
        Assert.Equal("arn:aws:iam::222233334444:role/Missing", error.TargetObject);
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, change => Assert.Equal("Applied", change.Text("Status")));
    }

    [Fact]
    public void A_role_that_fails_is_an_error_with_the_change_and_its_target_role_is_as_before()
    {
        using ModuleShell shell = Open();
        shell.Run(Requirements + "$plan = $r | Get-SyncPlan accounts").AssertNoErrors();
        string account = Path.Combine(_folder.Path, "accounts", "222233334444.json");
        File.WriteAllText(account, "{ damaged");

        ShellResult result = shell.Run("$plan | Grant-SyncPermissions -SnapshotPath accounts -PassThru");

        ErrorRecord error = result.AssertSingleError("ChangeFailed," + Command);
        Assert.Equal("Failed", PSObject.AsPSObject(error.TargetObject).Text("Status"));
        Assert.Equal("{ damaged", File.ReadAllText(account));
        Assert.Contains(result.Output, change => change.Text("Status") == "Applied");
        Assert.DoesNotContain(result.Output, change => change.Text("Status") == "Applied" && change.Text("TargetRoleArn")!.Contains("222233334444", StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_was_granted_can_be_taken_back()
    {
        using ModuleShell shell = Open();
        string before = Plan(shell);
        shell.Run(Requirements + "$changes = $r | Grant-SyncPermissions accounts -PassThru").AssertNoErrors();
        Dictionary<string, string> granted = Files();

        Assert.Empty(shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts -WhatIf").AssertNoErrors().Output);
        Assert.Equal(granted, Files());

        ShellResult undone = shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts -PassThru").AssertNoErrors();
        Assert.All(undone.Output, change => Assert.Equal("Undone", change.Text("Status")));
        Assert.Equal(before, Plan(shell));

        Dictionary<string, string> once = Files();
        shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts").AssertNoErrors();
        Assert.Equal(once, Files());
    }

    [Fact]
    public void A_policy_that_was_changed_since_is_an_error_of_Undo_and_stays()
    {
        using ModuleShell shell = Open();
        shell.Run(Requirements + "$changes = $r | Grant-SyncPermissions accounts -PassThru").AssertNoErrors();
        string account = Path.Combine(_folder.Path, "accounts", "222233334444.json");
        string changed = File.ReadAllText(account).Replace("states:DescribeExecution", "states:ListExecutions", StringComparison.Ordinal);
        File.WriteAllText(account, changed);

        ShellResult result = shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts -PassThru");

        ErrorRecord error = result.AssertSingleError("UndoRefused,CrossAcctSync.Module.Commands.UndoSyncChangeCommand");
        Assert.Contains("states:ListExecutions", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("states:ListExecutions", File.ReadAllText(account), StringComparison.Ordinal);
        Assert.Equal("Applied", Assert.Single(result.Output, change => change.Text("Status") != "Undone").Text("Status"));
    }

    [Fact]
    public void A_change_is_a_line_of_a_table_and_carries_the_difference()
    {
        using ModuleShell shell = Open();

        string table = shell.Show(Requirements + "$r | Get-SyncPlan accounts");
        string difference = shell.Show(Requirements + "@($r | Get-SyncPlan accounts)[0].Diff");

        Assert.Matches(@"(?m)^Kind +Policy +Status +Size$", table);
        Assert.Matches(@"(?m)^PutTrustPolicy +Planned +\d+/2048$", table);
        Assert.Matches(@"(?m)^[+~] Statement\[[0-9]+\]", difference);
    }

    private static string Plan(ModuleShell shell) =>
        string.Join("\n", shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output.Select(change => change + change.Text("Diff")));

    private ModuleShell Open(IEnumerable<string>? answers = null) => ModuleShell
        .Open(new ShellOptions { WorkingDirectory = _folder.Path, Answers = [.. answers ?? []] })
        .Set("definition", Sample.Glue("arn:aws:iam::222233334444:role/Missing"));

    /// <summary>The files of the accounts with their bytes and when they were written.</summary>
    private Dictionary<string, string> Files() => Directory.EnumerateFiles(Path.Combine(_folder.Path, "accounts"), "*.json", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => File.GetLastWriteTimeUtc(path).Ticks + Convert.ToBase64String(File.ReadAllBytes(path)));
}
