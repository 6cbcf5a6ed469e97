using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>Journals, new roles, managed policies, excess and waiting.</summary>
public sealed class GrantSyncPermissionsOptionsTests : IDisposable
{
    private const string Requirements = "$r = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore; $WarningPreference = 'Ignore'; ";
    private const string New = "arn:aws:iam::222233334444:role/teams/orders/Missing";
    private const string Needed = "$new = Get-SyncRequirement -Definition $definition -WarningAction Ignore -StateMachineArn " + Sample.StateMachineArn + " -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution; ";

    private readonly ExamplesFolder _folder = new();

    private string Accounts => Path.Combine(_folder.Path, "accounts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_journal_of_another_session_takes_all_back()
    {
        string before = AccountsText.Of(Accounts);
        using (ModuleShell first = Open())
        {
            Assert.Empty(first.Run(Requirements + "$r | Grant-SyncPermissions accounts -JournalPath grant.journal").AssertNoErrors().Output);
        }

        Assert.NotEqual(before, AccountsText.Of(Accounts));
        using ModuleShell shell = Open();
        ShellResult result = shell.Run("Undo-SyncChange -SnapshotPath accounts -JournalPath grant.journal -PassThru").AssertNoErrors();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, change => Assert.Equal("Undone", change.Text("Status")));
        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_ends_the_command_before_anything_is_changed()
    {
        using ModuleShell shell = Open();
        string before = AccountsText.Of(Accounts);

        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -JournalPath accounts/111122223333.json/grant.journal").AssertSingleError("JournalUnwritable,CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand");

        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void WhatIf_begins_no_journal()
    {
        using ModuleShell shell = Open();

        shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -JournalPath grant.journal -WhatIf").AssertNoErrors();

        Assert.False(File.Exists(Path.Combine(_folder.Path, "grant.journal")));
    }

    [Fact]
    public void A_missing_role_is_created_first_with_its_path_and_tags_and_trusted_last()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + Needed + "$new | Grant-SyncPermissions accounts -CreateRole -RoleTag @{ Team = 'orders' } -PassThru").AssertNoErrors();

        Assert.Equal(("CreateRole", New), (result.Output[0].Text("Kind"), result.Output[0].Text("RoleArn")));
        Assert.Equal(("PutTrustPolicy", New), (result.Output[^1].Text("Kind"), result.Output[^1].Text("RoleArn")));
        Assert.Contains("\"orders\"", File.ReadAllText(Path.Combine(Accounts, "222233334444.json")), StringComparison.Ordinal);
        PSObject test = shell.Run("$new | Test-SyncAccess -SnapshotPath accounts").AssertSingle();
        Assert.Equal(("Passed", "Passed"), (test.Text("Trust"), test.Text("Permission")));
    }

    [Fact]
    public void A_role_that_was_created_is_deleted_when_it_is_taken_back()
    {
        using ModuleShell shell = Open();
        string before = AccountsText.Of(Accounts);

        shell.Run(Requirements + Needed + "$new | Grant-SyncPermissions accounts -CreateRole -PolicyKind Managed -JournalPath grant.journal; Undo-SyncChange -SnapshotPath accounts -JournalPath grant.journal").AssertNoErrors();

        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void A_boundary_that_the_account_does_not_have_leaves_the_role_out()
    {
        using ModuleShell shell = Open();
        string before = AccountsText.Of(Accounts);

        shell.Run(Requirements + Needed + "$new | Grant-SyncPermissions accounts -CreateRole -PermissionsBoundary 'arn:aws:iam::{account}:policy/Absent'")
            .AssertSingleError("BoundaryNotFound,CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand");

        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void Managed_policies_are_made_and_attached_and_a_second_run_finds_nothing()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -PolicyKind Managed -PassThru").AssertNoErrors();

        PSObject[] made = [.. result.Output.Where(change => change.Text("Kind") == "PutManagedPolicy")];
        Assert.NotEmpty(made);
        Assert.DoesNotContain(result.Output, change => change.Text("Kind") == "PutInlinePolicy");
        Assert.All(made, change => Assert.Contains(result.Output, other => other.Text("Kind") == "AttachPolicy" && other.Text("PolicyArn") == change.Text("PolicyArn")));
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts -PolicyKind Managed").AssertNoErrors().Output);
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts").AssertNoErrors().Output);
    }

    [Fact]
    public void What_others_wrote_beyond_the_need_is_taken_away_only_when_that_is_asked_for()
    {
        using ModuleShell shell = Open();
        PSObject[] plan = [.. shell.Run(Requirements + "$plan = $r | Get-SyncPlan accounts -IncludeExcess; $plan").AssertNoErrors().Output];
        Assert.Contains(plan, IsForeign);

        ShellResult without = shell.Run("$plan | Grant-SyncPermissions -SnapshotPath accounts -PassThru").AssertNoErrors();
        Assert.All(without.Output, change => Assert.Equal(IsForeign(change) ? "Planned" : "Applied", change.Text("Status")));

        ShellResult with = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -IncludeExcess -PassThru").AssertNoErrors();
        Assert.NotEmpty(with.Output);
        Assert.All(with.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Empty(shell.Run(Requirements + "$r | Get-SyncPlan accounts -IncludeExcess").AssertNoErrors().Output);
    }

    [Fact]
    public void Wait_puts_out_the_tests_after_the_changes_were_seen()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -Wait -TimeoutSeconds 30 -Verbose").AssertNoErrors();
        ShellResult tested = shell.Run(Requirements + "$r | Test-SyncAccess -SnapshotPath accounts").AssertNoErrors();

        Assert.Equal(tested.Output.Select(Told), result.Output.Select(Told));
        Assert.Contains(result.Verbose, message => message.StartsWith("All changes are seen after ", StringComparison.Ordinal));
        Assert.Contains(result.Output, one => one.Text("Status") == "Failed");
        Assert.Contains(result.Output, one => one.Text("Trust") == "Passed" && one.Text("Source") == "Passed");

        static string Told(PSObject result) => $"{result.Text("StateMachineName")} {result.Text("TargetRoleArn")} {result.Text("Status")} {result.Text("Source")} {result.Text("Trust")}";
    }

    [Fact]
    public void Wait_with_a_plan_tests_nothing_and_with_WhatIf_waits_for_nothing()
    {
        using ModuleShell shell = Open();

        ShellResult looked = shell.Run(Requirements + "$r | Grant-SyncPermissions accounts -Wait -WhatIf -Verbose").AssertNoErrors();
        ShellResult made = shell.Run(Requirements + "$r | Get-SyncPlan accounts | Grant-SyncPermissions -SnapshotPath accounts -Wait -Verbose").AssertNoErrors();

        Assert.All(looked.Output, change => Assert.Equal("Planned", change.Text("Status")));
        Assert.DoesNotContain(looked.Verbose, message => message.Contains("are seen", StringComparison.Ordinal));
        Assert.Empty(made.Output);
        Assert.Contains(made.Verbose, message => message.StartsWith("All changes are seen after ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-PolicyKind Managed")]
    [InlineData("-AttachmentQuota 20")]
    [InlineData("-CreateRole")]
    [InlineData("-PermissionsBoundary arn:aws:iam::aws:policy/Bound")]
    [InlineData("-RoleDescription text")]
    [InlineData("-RoleTag @{ a = 'b' }")]
    [InlineData("-Side Target")]
    public void How_a_plan_is_made_is_refused_with_a_plan(string arguments)
    {
        using ModuleShell shell = Open();
        string before = AccountsText.Of(Accounts);

        ErrorRecord error = Assert.Single(shell.Run(Requirements + "$plan = $r | Get-SyncPlan accounts; Grant-SyncPermissions -Change $plan -SnapshotPath accounts " + arguments).AllErrors);

        Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false);
        Assert.Equal(before, AccountsText.Of(Accounts));
    }

    [Fact]
    public void A_table_marks_what_is_foreign()
    {
        using ModuleShell shell = Open();

        string table = shell.Show(Requirements + "$r | Get-SyncPlan accounts -IncludeExcess");

        Assert.Matches(@"(?m)^\S+ .*Planned, foreign +\d+/\d+$", table);
    }

    private static bool IsForeign(PSObject change) => (bool)change.Value("IsForeign")!;

    private ModuleShell Open() => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path }).Set("definition", Sample.Glue(New));
}
