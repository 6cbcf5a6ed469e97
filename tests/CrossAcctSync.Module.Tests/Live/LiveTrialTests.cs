using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
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
    public void A_role_that_refuses_every_other_ExternalId_passes_the_whole_test()
    {
        using FaultProxy proxy = LettingIn(_source.MachineArn("Orders"));
        using ModuleShell shell = LiveShell.Open(_source, proxy: proxy.Url);
        shell.Run($"$r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();

        PSObject tested = shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Live -IncludeAllowed").AssertSingle();

        Assert.Equal("Passed", tested.Text("Status"));
        string[] trials = [.. Checks(tested, "sts:AssumeRole").Where(check => check.Text("Reason")!.Contains("It proves", StringComparison.Ordinal)).Select(check => $"{check.Text("Name")}: {check.Text("Status")}")];
        Assert.Equal(["takes on the role with the ExternalId: Passed", "refuses a call without ExternalId: Passed", "refuses another ExternalId: Passed"], trials);
        Assert.Equal(3, proxy.Requests.Count(request => request.Operation == "AssumeRole" && request.Form("RoleArn") == _target.RoleArn("Target")));
        Assert.Equal("True", shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Live -Quiet").AssertSingle().ToString());
    }

    [Fact]
    public void A_refusal_of_somebody_else_than_the_source_role_proves_nothing_and_takes_nothing_from_the_result()
    {
        using FaultProxy proxy = LettingIn(_source.MachineArn("Other"));
        using ModuleShell shell = LiveShell.Open(_source, proxy: proxy.Url);
        shell.Run($"$r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();

        PSObject tested = shell.Run("$r | Test-SyncAccess @keys -AssumeRoleName Admin -Live").AssertSingle();

        Assert.Equal("Passed", tested.Text("Trust"));
        PSObject[] trials = [.. Checks(tested, "sts:AssumeRole").Where(check => check.Text("Status") == "Undetermined")];
        Assert.Equal(3, trials.Length);
        Assert.All(trials, trial => Assert.Contains("It proves nothing", trial.Text("Reason"), StringComparison.Ordinal));
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

    /// <summary>The emulator with the one rule that it lacks: the target role is given with this ExternalId only.</summary>
    private FaultProxy LettingIn(string externalId) => FaultProxy.Answering(MotoServer.Shared.Url, request =>
        request.Operation == "AssumeRole" && request.Form("RoleArn") == _target.RoleArn("Target") && request.Form("ExternalId") != externalId
            ? LoopbackAnswer.Error(request, 403, "AccessDenied", $"User: arn:aws:iam::{_source.Id}:user/me is not authorized to perform: sts:AssumeRole on resource: {_target.RoleArn("Target")}")
            : null);

    private static IEnumerable<PSObject> Checks(PSObject result, string action) =>
        ((IEnumerable<object>)result.Properties["Checks"].Value).Select(PSObject.AsPSObject).Where(check => check.Text("Action") == action);
}
