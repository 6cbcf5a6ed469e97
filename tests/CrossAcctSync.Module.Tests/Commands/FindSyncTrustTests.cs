using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class FindSyncTrustTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.FindSyncTrustCommand";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_shows_roles_by_account_with_what_is_wrong()
    {
        using ModuleShell shell = Open();

        string shown = shell.Show("Find-SyncTrust accounts");

        Assert.Contains("Account: 222233334444", shown, StringComparison.Ordinal);
        Assert.Contains("Account: 333344445555", shown, StringComparison.Ordinal);
        Assert.Contains("TargetDoesNotTrust", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Theory]
    [InlineData("-AccountId 222233334444", "SettlePaymentsAccess")]
    [InlineData("-StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:WeeklyReport", "ReportingAccess")]
    [InlineData("-StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment", "SettlePaymentsAccess DataPlatformAccess")]
    [InlineData("-TargetRoleArn arn:aws:iam::333344445555:role/CatalogAccess -ThrottleLimit 1", "CatalogAccess")]
    [InlineData("-SourceAccountId 999900001111", "")]
    [InlineData("-Status Broken", "DataPlatformAccess")]
    public void It_answers_in_both_directions(string arguments, string roles)
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("Find-SyncTrust accounts " + arguments).AssertNoErrors();

        Assert.Equal(roles, string.Join(' ', result.Output.Select(trust => trust.Text("TargetRoleName"))));
    }

    [Fact]
    public void It_takes_state_machines_from_the_pipeline_and_none_of_an_empty_one()
    {
        using ModuleShell shell = Open();

        Assert.Equal(4, shell.Run("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Find-SyncTrust accounts").AssertNoErrors().Output.Count);
        Assert.Empty(shell.Run("@() | Find-SyncTrust accounts").AssertNoErrors().Output);
    }

    [Fact]
    public void It_tells_how_far_it_is()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("Find-SyncTrust accounts").AssertNoErrors();

        Assert.Contains(result.Progress, record => record.StatusDescription == "4 of 4 accounts, 11 roles" && record.PercentComplete == 100);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_damaged_account_is_an_error_and_the_others_go_on()
    {
        using ModuleShell shell = Open();
        File.WriteAllText(Path.Combine(_folder.Path, "accounts", "222233334444.json"), "{\"RoleDetailList\": [");

        ShellResult result = shell.Run("Find-SyncTrust accounts");

        ErrorRecord error = result.AssertSingleError("AccountDamaged," + Command);
        Assert.Equal("222233334444", error.TargetObject);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("222233334444.json:1:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Output, trust => trust.Text("TargetRoleName") == "CatalogAccess");
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_it()
    {
        using ModuleShell shell = Open();

        shell.Run("Find-SyncTrust nowhere").AssertSingleError("PathNotFound," + Command);
    }

    [Theory]
    [InlineData("-AccountId 1234", "ParameterArgumentValidationError")]
    [InlineData("-ThrottleLimit 0", "ParameterArgumentValidationError")]
    [InlineData("-StateMachineArn nonsense", "CannotConvertArgumentNoMessage")]
    public void An_argument_that_cannot_be_is_refused(string arguments, string id)
    {
        using ModuleShell shell = Open();

        shell.Run("Find-SyncTrust accounts " + arguments).AssertSingleError(id + "," + Command);
    }

    [Theory]
    [InlineData("Find-SyncTrust accounts -AccountId 3333", "'333344445555'")]
    [InlineData("Find-SyncTrust accounts -StateMachineArn Nightly", "'arn:aws:states:eu-west-1:111122223333:stateMachine:NightlyLoad'")]
    [InlineData("Find-SyncTrust accounts -Status Br", "Broken")]
    public void The_Tab_key_completes_its_arguments(string line, string expected)
    {
        using ModuleShell shell = Open();

        Assert.Contains(expected, shell.Complete(line));
    }

    private ModuleShell Open() => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });
}
