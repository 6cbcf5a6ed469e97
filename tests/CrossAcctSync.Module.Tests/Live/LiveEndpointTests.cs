using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Endpoints that answer nothing, late, or with a clock of their own.</summary>
public sealed class LiveEndpointTests
{
    private readonly EmulatedAccount _account = new();

    [Fact]
    public void A_dead_endpoint_is_one_error_that_names_it_however_many_roles_there_are()
    {
        using FaultProxy proxy = new(MotoServer.Shared.Url, request => request.Operation == "GetCallerIdentity" ? FaultKind.None : FaultKind.Reset);
        using ModuleShell shell = Open(proxy.Url, roles: 20);

        ShellResult result = shell.Run("$r | Get-SyncPlan @keys -Verbose");

        string message = Assert.Single(result.Errors).ToString();
        Assert.Contains(proxy.Url.Authority, message, StringComparison.Ordinal);
        Assert.StartsWith("AccountUnreachable,", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-EndpointUrl", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.Contains("role/Target19", StringComparison.Ordinal) && line.Contains(proxy.Url.Authority, StringComparison.Ordinal));

        // Eight at a time, five tries each: no role begins after the first has come to its end.
        Assert.InRange(proxy.Requests.Count(request => request.Operation != "GetCallerIdentity"), 5, 8 * 5);
    }

    [Fact]
    public void A_long_wait_is_a_warning_that_says_what_for()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, request =>
            request.Operation == "GetCallerIdentity" ? null : LoopbackAnswer.Error(request, 404, "NoSuchEntity", "gone") with { Delay = TimeSpan.FromSeconds(7) });
        using ModuleShell shell = Open(proxy.Url, roles: 1);

        ShellResult result = shell.Run("$WarningPreference = 'Continue'; $r | Get-SyncPlan @keys");

        string warning = Assert.Single(result.Warnings, text => text.Contains("has not answered", StringComparison.Ordinal));
        Assert.StartsWith(proxy.Url.Authority, warning, StringComparison.Ordinal);
        Assert.Contains("iam:GetRole waits for an answer", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_was_never_sent_is_nothing_to_undo()
    {
        var proxy = new FaultProxy(MotoServer.Shared.Url, _ => FaultKind.None);
        using ModuleShell shell = Open(proxy.Url, roles: 1);
        shell.Run("$plan = @($r | Get-SyncPlan @keys); if (-not $plan) { throw 'no plan' }").AssertNoErrors();
        proxy.Dispose();

        ShellResult result = shell.Run("$keys.ConnectTimeout = 1; $plan | Grant-SyncPermissions @keys -Confirm:$false -PassThru");

        Assert.All(result.Errors, error => Assert.Contains("nothing was written", error.ToString(), StringComparison.Ordinal));
        Assert.Single(result.Errors);
        Assert.DoesNotContain(result.Output, change => change.Text("Status") == "Applied");
    }

    private ModuleShell Open(Uri url, int roles)
    {
        _account.Role("Execution");
        IEnumerable<string> definitions = Enumerable.Range(0, roles).Select(number =>
        {
            _account.Role($"Target{number:00}");
            return $"ConvertTo-Json -Depth 9 @{{ StartAt = 'A'; States = @{{ A = @{{ Type = 'Task'; Resource = 'arn:aws:states:::glue:startJobRun.sync'; Parameters = @{{ JobName = 'j' }}; Credentials = @{{ RoleArn = '{_account.RoleArn($"Target{number:00}")}' }}; End = $true }} }} }}";
        });
        ModuleShell shell = LiveShell.Open(_account, proxy: url);
        string texts = string.Join('\n', definitions.Select((text, number) => $"$r += Get-SyncRequirement -Definition ({text}) -SourceRoleArn {_account.RoleArn("Execution")} -StateMachineArn {_account.MachineArn($"Machine{number:00}")}"));
        shell.Run($"$r = @()\n{texts}").AssertNoErrors();
        return shell;
    }
}
