using System;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>A state machine that its template does not name is found in the accounts that a cmdlet is given.</summary>
public sealed class MatchedMachineTests : IDisposable
{
    private const string Arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:Prod-Load-1A2B3C4D5E6F";

    // The state machine NightlyLoad under a name of CloudFormation's, and the template that it may come from.
    private const string Setup = """
        $m = Get-Content -Raw accounts/state-machines/NightlyLoad.json | ConvertFrom-Json
        Remove-Item accounts/state-machines/NightlyLoad.json
        function Add-Machine($name) {
            $m.stateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:$name"
            $m.name = $name
            $m | ConvertTo-Json -Depth 9 | Set-Content "accounts/state-machines/$name.json"
        }
        Add-Machine 'Prod-Load-1A2B3C4D5E6F'
        @{ Resources = @{ Load = @{ Type = 'AWS::StepFunctions::StateMachine'; Properties = @{ DefinitionString = $m.definition } } } } | ConvertTo-Json -Depth 9 | Set-Content template.json
        $need = Get-SyncRequirement template.json -WarningAction Ignore
        """;

    private readonly ExamplesFolder _folder = new();
    private readonly ModuleShell _shell;

    public MatchedMachineTests()
    {
        _shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });
        _shell.Run(Setup).AssertNoErrors();
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_test_uses_the_only_one_that_fits_and_says_so()
    {
        Assert.Null(_shell.Run("$need.StateMachineArn").AssertNoErrors().Output.SingleOrDefault());

        ShellResult result = _shell.Run("$need | Test-SyncAccess accounts | ForEach-Object StateMachineArn").AssertNoErrors();

        Assert.Equal(Arn, Assert.Single(result.Output).ToString());
        Assert.Contains(result.Warnings, warning => warning.Contains(Arn, StringComparison.Ordinal) && warning.Contains("[StateMachineMatched]", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_is_made_with_its_ARN() =>
        Assert.All(_shell.Run("$need | Get-SyncPlan accounts -WarningAction Ignore | ForEach-Object StateMachineArns").AssertNoErrors().Output, arn => Assert.Equal(Arn, arn.ToString()));

    [Fact]
    public void Of_two_none_is_used()
    {
        _shell.Run("Add-Machine 'Test-Load-6F5E4D3C2B1A'").AssertNoErrors();

        ShellResult result = _shell.Run("$r = $need | Test-SyncAccess accounts -WarningAction Ignore; $r.StateMachineArn; $r.Status; $r.Findings.Message").AssertNoErrors();

        Assert.Contains("Failed", result.Output.Select(value => value?.ToString()));
        Assert.Contains(result.Output, value => value?.ToString().Contains("Test-Load-6F5E4D3C2B1A", StringComparison.Ordinal) == true && value.ToString().Contains(Arn, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_read_may_be_the_one()
    {
        _shell.Run("Set-Content accounts/state-machines/Broken.json '{\"stateMachineArn\": \"arn:aws:states:eu-west-1:111122223333:stateMachine:Beta-Load-000000000000\", \"definition\": \"{\"}'").AssertNoErrors();

        ShellResult result = _shell.Run("$need | Test-SyncAccess accounts | ForEach-Object { $_.Status }");

        Assert.Equal("Failed", Assert.Single(result.Output).ToString());
        Assert.Contains(result.Warnings, warning => warning.Contains("not all that are there could be read", StringComparison.Ordinal));
    }
}
