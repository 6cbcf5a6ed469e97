using System;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Two workflows share an execution role and a target role, and one of them goes.</summary>
public sealed class LiveRevokeTests
{
    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Target");

    public LiveRevokeTests()
    {
        string definition = Sample.Glue(_target.RoleArn("Target"));
        _source.Machine("Orders", definition, "Execution").Machine("Bills", definition, "Execution");
    }

    [Fact]
    public void What_another_workflow_of_the_source_account_needs_stays_whosever_the_credentials_are()
    {
        using ModuleShell shell = Granted(LiveShell.Open(_source));
        shell.Set("targetId", _target.Keys.AccessKey).Set("targetSecret", _target.Keys.SecretKey).Set("targetToken", _target.Keys.SessionToken);
        shell.Run("$target = @{ AccessKey = $targetId; SecretKey = $targetSecret; SessionToken = $targetToken; Region = 'eu-west-1'; EndpointUrl = $url }").AssertNoErrors();

        shell.Run("$orders | Revoke-SyncPermissions @target -AssumeRoleName Admin -Force").AssertNoErrors();

        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
        Assert.Contains(_source.MachineArn("Bills"), _target.Trust("Target"), StringComparison.Ordinal);
        Assert.Empty(shell.Run("$bills | Get-SyncPlan @keys -AssumeRoleName Admin").AssertNoErrors().Output);
    }

    [Fact]
    public void Nothing_is_revoked_when_the_needs_of_others_cannot_be_read_unless_they_are_said()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, request =>
            request.Operation == "ListStateMachines" ? LoopbackAnswer.Error(request, 400, "AccessDenied", "not authorized to perform: states:ListStateMachines") : null);
        using ModuleShell shell = Granted(LiveShell.Open(_source));
        shell.Set("url", proxy.Url.AbsoluteUri);
        shell.Run("$keys.EndpointUrl = $url").AssertNoErrors();
        string trust = _target.Trust("Target");

        ShellResult stopped = shell.Run("$orders | Revoke-SyncPermissions @keys -AssumeRoleName Admin -Force");

        Assert.Equal(["AccountAccessDenied", "OtherNeedsUnknown"], stopped.AllErrors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("-KeepRequirement", stopped.AllErrors.Last().ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(trust, _target.Trust("Target"));

        shell.Run("$orders | Revoke-SyncPermissions @keys -AssumeRoleName Admin -Force -KeepRequirement $bills -ErrorAction SilentlyContinue");

        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
        Assert.Empty(shell.Run("$bills | Get-SyncPlan @keys -AssumeRoleName Admin").AssertNoErrors().Output);
    }

    private ModuleShell Granted(ModuleShell shell)
    {
        shell.Run($"""
            $orders = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys
            $bills = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Bills")} @keys
            $orders | Grant-SyncPermissions @keys -AssumeRoleName Admin
            $bills | Grant-SyncPermissions @keys -AssumeRoleName Admin
            """).AssertNoErrors();
        return shell;
    }
}
