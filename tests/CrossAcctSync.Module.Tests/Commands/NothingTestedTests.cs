using System;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>Nothing that was looked at is not passed, and a part of the input is not the whole.</summary>
public sealed class NothingTestedTests
{
    private const string All = "Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore";
    private const string Refresh = All + " | Where-Object TargetRoleArn -like '*CatalogAccess'";
    private const string Nothing = All + " | Where-Object TargetRoleArn -like '*Typo'";

    private readonly ModuleShell _shell = Sample.Open();

    [Theory]
    [InlineData(Nothing + " | Test-SyncAccess accounts -SkipRefusal -Quiet", "NothingTested")]
    [InlineData("Get-SyncRequirement missing.asl.json -ErrorAction SilentlyContinue | Test-SyncAccess accounts -SkipRefusal -Quiet", "InputIncomplete")]
    [InlineData("@((" + Refresh + "), 'text') | Test-SyncAccess accounts -SkipRefusal -Quiet", "InputIncomplete")]
    [InlineData("'text' | Test-SyncAccess accounts -SkipRefusal -Quiet", "InputIncomplete")]
    [InlineData("@((" + Refresh + "), [pscustomobject]@{ TargetRoleArn = 'arn:aws:iam::222233334444:role/W'; SourceRoleArn = 'arn:aws:iam::111122223333:role/X'; StateMachineArn = 'arn:aws:states:us-east-2:111122223333:stateMachine:Y' }) | Test-SyncAccess accounts -SkipRefusal -Quiet", "InputIncomplete")]
    public void What_was_not_tested_is_a_no_and_an_error(string script, string id)
    {
        ShellResult result = _shell.Run(script);

        Assert.Equal(false, result.Output.Single().BaseObject);
        Assert.Null(result.Failure);
        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Nothing + " | Test-SyncAccess accounts -FailOn Error", "NothingTested")]
    [InlineData("'text' | Test-SyncAccess accounts -FailOn Error", "InputIncomplete")]
    [InlineData("@() | Export-SyncReport -Format JUnit -FailOn Error", "NothingTested")]
    [InlineData("Find-SyncTrust accounts -AccountId 999999999999 -FailOn Error", "NothingTested")]
    [InlineData("@() | Find-SyncTrust accounts -FailOn Error", "NothingTested")]
    public void FailOn_ends_with_an_error_where_nothing_was_tested(string script, string id)
    {
        ShellResult result = _shell.Run(script);

        Assert.StartsWith(id + ",", result.AllErrors.Last().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Nothing + " | Get-SyncPlan accounts")]
    [InlineData("@() | Export-SyncReport -Format JUnit")]
    public void An_empty_plan_or_report_of_nothing_is_an_error(string script)
    {
        ShellResult result = _shell.Run(script);

        Assert.Empty(result.Output);
        Assert.StartsWith("NothingTested,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Nothing + " | Test-SyncAccess accounts -FailOn Error -AllowEmpty")]
    [InlineData(Nothing + " | Get-SyncPlan accounts -AllowEmpty")]
    [InlineData("@() | Export-SyncReport -Format JUnit -FailOn Error -AllowEmpty")]
    [InlineData("@() | Find-SyncTrust accounts -FailOn Error -AllowEmpty")]
    [InlineData(Refresh + " | Test-SyncAccess accounts -FailOn Error")]
    [InlineData("try { throw 'x' } catch { }; " + Refresh + " | Test-SyncAccess accounts -FailOn Error")]
    [InlineData(Refresh + " | ForEach-Object { try { throw 'x' } catch { }; $_ } | Test-SyncAccess accounts -FailOn Error")]
    public void Nothing_is_allowed_where_it_is_asked_for_and_errors_that_were_caught_do_not_count(string script) =>
        _shell.Run(script).AssertNoErrors();

    [Theory]
    [InlineData("Test-SyncAccess -SnapshotPath accounts -Requirement $r -SkipRefusal -Quiet")]
    [InlineData("Test-SyncAccess accounts -Requirement $r -SkipRefusal -Quiet")]
    [InlineData("$r | Test-SyncAccess accounts -SkipRefusal -Quiet")]
    [InlineData("$r | Test-SyncAccess -SnapshotPath accounts -SkipRefusal -Quiet")]
    public void Accounts_and_requirements_are_given_by_name_position_and_pipeline(string script) =>
        Assert.True(_shell.Run("$r = " + Refresh + "; " + script).AssertSingle<bool>());

    [Fact]
    public void A_snapshot_alone_is_tested_whole() =>
        Assert.False(_shell.Run("Test-SyncAccess -SnapshotPath accounts -Quiet").AssertSingle<bool>());

    [Fact]
    public void A_script_cannot_change_a_requirement()
    {
        ShellResult result = _shell.Run("$r = " + Refresh + "; $before = $r.TargetRoleArn; $r | Where-Object { $_.TargetRoleArn = 'arn:aws:iam::999999999999:role/Other' } | Out-Null; $r.TargetRoleArn -eq $before");

        Assert.Equal(true, result.Output[^1].BaseObject);
        Assert.NotEmpty(result.AllErrors);
    }

    [Fact]
    public void A_requirement_that_was_deserialized_is_refused_and_not_tested_half()
    {
        ShellResult result = _shell.Run("$r = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((" + Refresh + "), 4)); $r | Test-SyncAccess accounts -SkipRefusal -Quiet");

        Assert.Equal(false, result.Output.Single().BaseObject);
        Assert.NotEmpty(result.Errors);
    }
}
