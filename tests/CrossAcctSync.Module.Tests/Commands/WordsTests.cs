using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>What somebody is told who typed something that is not right.</summary>
public sealed class WordsTests : IDisposable
{
    private readonly ModuleShell _shell = Sample.Open();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Find-SyncTrust -AccountId 12", "twelve digits, such as '111122223333'")]
    [InlineData("Find-SyncTrust -AccountId orders", "twelve digits")]
    [InlineData("Get-SyncRequirement -AccountId 1111-2222-3333", "twelve digits")]
    [InlineData("Test-SyncAccess accounts -AccountId 12", "twelve digits")]
    [InlineData("Get-SyncPlan accounts -AccountId 12", "twelve digits")]
    [InlineData("Get-SyncPlan -Region 'US East'", "such as 'us-east-1'")]
    [InlineData("Get-SyncPlan -AssumeRoleName 'arn:aws:iam::111122223333:role/X'", "no ARN, such as 'OrganizationAccountAccessRole'")]
    [InlineData("Get-SyncPlan -AssumeRoleExternalId 'a b'", "2 to 1,224 letters")]
    [InlineData("Get-SyncPlan accounts -PermissionsBoundary Boundary", "such as 'arn:aws:iam::{account}:policy/Boundary'")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts | Export-SyncTemplate -Name '1st'", "begins with a letter")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts | Export-SyncTemplate -OrganizationalUnitId x", "such as 'ou-ab12-cd34ef56'")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts | Export-SyncTemplate -PolicyPath x", "such as '/access/'")]
    public void Validation_says_what_is_expected_with_an_example_and_shows_no_pattern(string script, string said)
    {
        ErrorRecord error = _shell.Run(script).AllErrors.Last();

        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("[0-9]{", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pattern", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_parameter_is_held_to_a_bare_pattern()
    {
        IReadOnlyList<PSObject> bare = _shell.Run("""
            foreach ($command in Get-Command -Module CrossAcctSync -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values) {
                    if ($parameter.Attributes | Where-Object { $_ -is [ValidatePattern] }) { "$command -$($parameter.Name)" }
                }
            }
            """).AssertNoErrors().Output;

        Assert.Empty(bare.Select(line => line.ToString()));
    }

    [Fact]
    public void A_number_that_has_lost_its_zeros_is_explained_and_one_that_has_not_is_taken()
    {
        ErrorRecord error = _shell.Run("Find-SyncTrust accounts -AccountId 012345678901, 111122223333").AllErrors.Last();

        Assert.Contains("It has 11: a number in a list loses the zeros that it begins with, so write it in quotes.", error.ToString(), StringComparison.Ordinal);
        _shell.Run("Find-SyncTrust accounts -AccountId 012345678901").AssertNoErrors();
        _shell.Run("Find-SyncTrust accounts -AccountId '012345678901', 111122223333").AssertNoErrors();
    }

    [Theory]
    [InlineData("Get-SyncRequirement nowhere.json")]
    [InlineData("Test-SyncAccess nowhere")]
    [InlineData("Get-SyncIntegration nothing:here")]
    [InlineData("Export-SyncReport -InputObject 1 -Path x.unknown")]
    [InlineData("Undo-SyncChange accounts")]
    public void What_to_do_is_in_the_message_in_every_view(string script)
    {
        ErrorRecord error = _shell.Run(script).AllErrors.Last();
        string normal = _shell.Run($"$ErrorView = 'NormalView'; {script} 2>&1 | Out-String -Width 4000; $ErrorView = 'ConciseView'").Output is { Count: > 0 } shown ? shown[0].ToString()! : error.ToString();

        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.EndsWith(error.ErrorDetails.RecommendedAction, error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(error.ErrorDetails.RecommendedAction, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(error.ErrorDetails.RecommendedAction, normal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_needs_no_other_account_gets_a_word()
    {
        const string Alone = """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"j"},"End":true}}}""";
        _shell.Set("alone", Alone).Set("lower", Alone.Replace("\"Parameters\"", "\"credentials\":{\"RoleArn\":\"arn:aws:iam::222233334444:role/X\"},\"Parameters\"", StringComparison.Ordinal));

        Assert.Contains("names a role in Credentials.RoleArn", Assert.Single(_shell.Run("Get-SyncRequirement -Definition $alone").AssertNoErrors().Warnings), StringComparison.Ordinal);
        Assert.Contains("'credentials', which Step Functions does not read", Assert.Single(_shell.Run("Get-SyncRequirement -Definition $lower").AssertNoErrors().Warnings), StringComparison.Ordinal);
        Assert.Contains("of the 2 definitions", Assert.Single(_shell.Run("$alone, $alone | Get-SyncRequirement").AssertNoErrors().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("glue", "glue:")]
    [InlineData("'AWS Glue'", "glue:")]
    [InlineData("startJobRun", "startJobRun")]
    [InlineData("ECS", "ecs:")]
    public void An_integration_is_found_by_a_word(string word, string part)
    {
        IReadOnlyList<PSObject> found = _shell.Run($"Get-SyncIntegration {word}").AssertNoErrors().Output;

        Assert.NotEmpty(found);
        Assert.All(found, row => Assert.Contains(part, row.Text("Resource"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_plan_and_a_test_without_requirements_are_of_all_state_machines_or_of_those_of_some_accounts()
    {
        string[] all = Plan("Get-SyncRequirement -SnapshotPath accounts | Get-SyncPlan accounts");

        Assert.NotEmpty(all);
        Assert.Equal(all, Plan("Get-SyncPlan accounts"));
        Assert.Equal(all, Plan("Get-SyncPlan -SnapshotPath accounts -AccountId 111122223333"));
        Assert.Equal("NothingTested", Id("Get-SyncPlan accounts -AccountId 222233334444"));
        Assert.Equal("NothingTested", Id("@() | Get-SyncPlan accounts"));
        Assert.Equal("NothingTested", Id("Test-SyncAccess accounts -AccountId 222233334444"));
        Assert.Equal(
            _shell.Run("Test-SyncAccess accounts").AssertNoErrors().Output.Count,
            _shell.Run("Test-SyncAccess accounts -AccountId 111122223333").AssertNoErrors().Output.Count);
    }

    [Theory]
    [InlineData("Test-SyncAccess")]
    [InlineData("Get-SyncRequirement")]
    [InlineData("Export-SyncTemplate")]
    [InlineData("Get-SyncPlan")]
    [InlineData("Grant-SyncPermissions")]
    [InlineData("Find-SyncTrust")]
    public void Syntax_begins_with_what_matters_and_keys_come_last(string command)
    {
        foreach (string syntax in _shell.Run($"(Get-Command {command} -Syntax) -split '\\r?\\n' | Where-Object {{ $_ }}").AssertNoErrors().Output.Select(line => line.ToString()!))
        {
            string[] names = syntax.Split(' ').Where(word => word.Trim('[', ']').StartsWith('-')).Select(word => word.Trim('[', ']')).ToArray();
            int first = Array.FindIndex(names, name => name is "-ProfileName" or "-AccessKey" or "-SecretKey" or "-SessionToken");
            Assert.True(first != 0, syntax);
            Assert.True(first < 0 || !names.Skip(first).Any(name => name is "-Side" or "-PassThru" or "-FailOn" or "-Quiet" or "-SampleInput"), syntax);
        }
    }

    private string[] Plan(string script) => _shell.Run("$WarningPreference = 'Ignore'; " + script).AssertNoErrors().Output.Select(change => change.ToString()!).ToArray();

    private string Id(string script) => _shell.Run(script).AllErrors.Last().FullyQualifiedErrorId.Split(',')[0];
}
