using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class RevokeSyncPermissionsTests : IDisposable
{
    private const string Requirements = "$WarningPreference = 'Ignore'; $r = Get-SyncRequirement -SnapshotPath accounts; $catalog = $r | Where-Object StateMachineName -eq 'RefreshCatalog'; $nightly = $r | Where-Object StateMachineName -eq 'NightlyLoad'; ";

    private readonly ExamplesFolder _folder = new();

    private string Accounts => Path.Combine(_folder.Path, "accounts");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-WhatIf -Force")]
    public void WhatIf_puts_out_what_would_go_and_writes_nothing(string arguments)
    {
        using ModuleShell shell = Open();
        string before = AccountsText.Of(Accounts);

        ShellResult result = shell.Run(Requirements + "$catalog | Revoke-SyncPermissions -SnapshotPath accounts " + arguments).AssertNoErrors();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, change => Assert.Equal("Planned", change.Text("Status")));
        Assert.Contains("What if: Change the role arn:aws:iam::333344445555:role/CatalogAccess", result.HostText, StringComparison.Ordinal);
        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void Each_role_is_asked_for_without_asking_for_it_and_no_leaves_it()
    {
        string before = AccountsText.Of(Accounts);
        using ModuleShell shell = Open("n", "n", "n", "n");

        ShellResult result = shell.Run(Requirements + "$catalog | Revoke-SyncPermissions -SnapshotPath accounts -PassThru").AssertNoErrors();

        Assert.Equal(result.Output.Select(change => change.Text("RoleArn")).Distinct().Count(), result.HostText.Split("Change the role ").Length - 1);
        Assert.All(result.Output, change => Assert.Contains("not approved", change.Text("StatusReason"), StringComparison.Ordinal));
        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void Trust_goes_first_access_is_gone_afterwards_and_undo_brings_all_back()
    {
        using ModuleShell shell = Open();
        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts").AssertNoErrors();
        string before = AccountsText.Of(Accounts);

        ShellResult result = shell.Run(Requirements + "$changes = $catalog | Revoke-SyncPermissions -SnapshotPath accounts -Force -PassThru; $changes").AssertNoErrors();

        Assert.Equal("PutTrustPolicy", result.Output[0].Text("Kind"));
        Assert.All(result.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Equal("Failed", shell.Run(Requirements + "$catalog | Test-SyncAccess -SnapshotPath accounts").AssertSingle().Text("Trust"));
        Assert.Empty(shell.Run(Requirements + "$catalog | Revoke-SyncPermissions -SnapshotPath accounts -Force -PassThru").AssertNoErrors().Output);
        shell.Run("$changes | Undo-SyncChange -SnapshotPath accounts").AssertNoErrors();
        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void What_another_state_machine_needs_of_the_same_role_stays()
    {
        using ModuleShell shell = Open();
        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts").AssertNoErrors();
        string tested = Tested(shell);

        ShellResult result = shell.Run(Requirements + "$nightly | Revoke-SyncPermissions -SnapshotPath accounts -Force -PassThru").AssertNoErrors();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, change => Assert.EndsWith(":NightlyLoad", Assert.Single(Machines(change)), StringComparison.Ordinal));
        Assert.Equal(tested, Tested(shell));
        Assert.Equal("Failed", shell.Run(Requirements + "$nightly | Test-SyncAccess -SnapshotPath accounts").AssertSingle().Text("Trust"));
    }

    [Fact]
    public void What_stays_granted_is_a_warning_that_says_by_which_policy()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("$r = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore; $r | Where-Object StateMachineName -eq 'RefreshCatalog' | Revoke-SyncPermissions -SnapshotPath accounts -Force").AssertNoErrors();

        Assert.Contains(result.Warnings, warning => warning.Contains("role/ReportsExecution: the policy 'ReportsExecution' still grants", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_kept_by_a_requirement_from_elsewhere_stays()
    {
        using ModuleShell shell = Open();
        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts").AssertNoErrors();
        string before = AccountsText.Of(Accounts);

        ShellResult result = shell.Run(Requirements + "$catalog | Revoke-SyncPermissions -SnapshotPath accounts -KeepRequirement $catalog -Side Target -Force -PassThru").AssertNoErrors();

        Assert.DoesNotContain(result.Output, change => change.Text("Side") == "Source");
        Assert.Equal(result.Output.Count == 0, before == AccountsText.Of(Accounts));
    }

    private static IEnumerable<string> Machines(PSObject change) => LanguagePrimitives.ConvertTo<string[]>(change.Value("StateMachineArns"));

    /// <summary>The tests of all state machines but the one that is revoked.</summary>
    private static string Tested(ModuleShell shell) => string.Join("\n", shell.Run(
        Requirements + "$r | Where-Object StateMachineName -ne 'NightlyLoad' | Test-SyncAccess -SnapshotPath accounts -SkipRefusal | ForEach-Object { \"$($_.StateMachineName) $($_.TargetRoleArn) $($_.Source) $($_.Trust) $($_.Permission)\" }")
        .AssertNoErrors().Output.Select(line => line.ToString()));

    private ModuleShell Open(params string[] answers) => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path, Answers = answers });
}
