using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Real attempts to take on a role. The emulator lets everybody take on every role, which is what these tests see.</summary>
public sealed class LiveTrialTests
{
    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Target");

    public LiveTrialTests() => _source.Machine("Orders", Sample.Glue(_target.RoleArn("Target")), "Execution");

    [Fact]
    public void A_role_that_lets_in_without_an_ExternalId_fails_the_test_and_each_attempt_says_what_it_proves()
    {
        using ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"$r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();
        Assert.Equal("Passed", shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin").AssertSingle().Text("Trust"));

        ShellResult result = shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Live -Verbose").AssertNoErrors();

        PSObject tested = Assert.Single(result.Output);
        Assert.Equal("Failed", tested.Text("Trust"));
        Assert.Equal("Failed", tested.Text("Status"));
        List<PSObject> trials = Checks(tested, "sts:AssumeRole").Where(check => check.Text("Name")!.Contains("ExternalId", StringComparison.Ordinal)).ToList();
        Assert.Contains(trials, check => check.Text("Name") == "takes on the role with the ExternalId" && check.Text("Status") == "Passed");
        PSObject without = Assert.Single(trials, check => check.Text("Name") == "refuses a call without ExternalId" && check.Text("Status") == "Failed");
        Assert.Contains("It proves", without.Text("Reason"), StringComparison.Ordinal);
        Assert.Contains("It does not prove", without.Text("Reason"), StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.StartsWith($"sts:AssumeRole of {_target.RoleArn("Target")}", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_simulator_cannot_tell_takes_nothing_from_the_result()
    {
        using ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"$r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();

        PSObject tested = shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Simulate").AssertSingle();

        // The emulator answers as one that allows everything, or not at all.
        List<PSObject> asked = [.. ((IEnumerable<object>)tested.Properties["Checks"].Value).Select(PSObject.AsPSObject).Where(check => check.Text("Name") == "IAM's simulator")];
        Assert.NotEmpty(asked);
        Assert.All(asked, check => Assert.Contains(check.Text("Status"), new[] { "Passed", "NotTested" }));
        Assert.All(asked, check => Assert.Contains("It proves nothing about", check.Text("Reason"), StringComparison.Ordinal));
        Assert.Equal("Passed", tested.Text("Permission"));
    }

    [Theory]
    [InlineData("-Live")]
    [InlineData("-Simulate")]
    public void A_snapshot_takes_no_trials(string trial)
    {
        using ModuleShell shell = LiveShell.Open(_source);

        ShellResult result = shell.Run($"Test-SyncAccess -SnapshotPath accounts {trial}");

        Assert.IsType<ParameterBindingException>(Assert.Single(result.AllErrors).Exception, exactMatch: false);
    }

    private static IEnumerable<PSObject> Checks(PSObject result, string action) =>
        ((IEnumerable<object>)result.Properties["Checks"].Value).Select(PSObject.AsPSObject).Where(check => check.Text("Action") == action);
}
