using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Credentials that have expired, before a command begins and while it works.</summary>
public sealed class ExpiredCredentialTests : IDisposable
{
    private const string Message = "The security token included in the request is expired";
    private const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:Orders";

    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly LoopbackServer _server = new(request => LoopbackAnswer.Error(request, 403, "ExpiredToken", Message));

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Get-SyncRequirement -AccountId 111122223333 @keys", "GetSyncRequirement")]
    [InlineData("Get-SyncRequirement -StateMachineArn " + Machine + " @keys", "GetSyncRequirement")]
    [InlineData("$r | Get-SyncPlan @keys", "GetSyncPlan")]
    [InlineData("$r | Get-SyncPlan @keys -AssumeRoleName Admin", "GetSyncPlan")]
    [InlineData("$r | Grant-SyncPermissions @keys", "GrantSyncPermissions")]
    [InlineData("$r | Revoke-SyncPermissions @keys -Confirm:$false", "RevokeSyncPermissions")]
    [InlineData("Find-SyncTrust @keys", "FindSyncTrust")]
    [InlineData("Find-SyncTrust -AccountId 111122223333 @keys", "FindSyncTrust")]
    [InlineData("Find-SyncTrust -Organization @keys", "FindSyncTrust")]
    [InlineData("Save-SyncSnapshot accounts @keys", "SaveSyncSnapshot")]
    [InlineData("Save-SyncSnapshot accounts -AccountId 111122223333 @keys", "SaveSyncSnapshot")]
    [InlineData("Save-SyncSnapshot accounts -Organization @keys", "SaveSyncSnapshot")]
    public void A_command_says_so_and_what_to_do(string script, string command)
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(script);

        Assert.NotEmpty(result.AllErrors);
        // Who cannot read what others need takes nothing away.
        string[] stops = ["OtherNeedsUnknown,CrossAcctSync.Module.Commands.RevokeSyncPermissionsCommand"];
        Assert.All(result.AllErrors.Where(error => !stops.Contains(error.FullyQualifiedErrorId)), error =>
        {
            Assert.Equal($"AccountCredentialsExpired,CrossAcctSync.Module.Commands.{command}Command", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
            Assert.Contains("ExpiredToken", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(Message, error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains("Sign in again: aws sso login", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_test_of_access_says_so_for_each_leg()
    {
        using ModuleShell shell = Open();

        PSObject tested = Assert.Single(shell.Run("$r | Test-SyncAccess @keys").Output);

        Assert.NotEqual("Passed", tested.Text("Status"));
        Assert.Contains(((IEnumerable<object>)tested.Value("Checks")!).Select(PSObject.AsPSObject), check => check.Text("Reason")!.Contains("ExpiredToken", StringComparison.Ordinal)
            && check.Text("RecommendedAction")!.Contains("Sign in again", StringComparison.Ordinal));
    }

    [Fact]
    public void Credentials_that_end_in_the_midst_of_a_grant_leave_the_change_unmade_and_are_told_as_the_reason()
    {
        EmulatedAccount source = new EmulatedAccount().Role("Execution");
        EmulatedAccount target = new EmulatedAccount().Role("Target");
        source.Machine("Orders", Sample.Glue(target.RoleArn("Target")), "Execution");
        string trust = target.Trust("Target");
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, request => request.Operation is "PutRolePolicy" or "UpdateAssumeRolePolicy" ? LoopbackAnswer.Error(request, 403, "ExpiredToken", Message) : null);
        using ModuleShell shell = LiveShell.Open(source, proxy: proxy.Url);

        ShellResult result = shell.Run($"Get-SyncRequirement -StateMachineArn {source.MachineArn("Orders")} @keys | Grant-SyncPermissions @keys -AssumeRoleName Admin");

        ErrorRecord error = result.AssertSingleError("ChangeFailed,CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand");
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("ExpiredToken", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Sign in again: aws sso login", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("CredentialsExpired", PSObject.AsPSObject(PSObject.AsPSObject(error.Exception.InnerException!).Value("Problem")!).Text("Kind"));
        Assert.Equal(trust, target.Trust("Target"));
        Assert.Empty(target.InlinePolicies("Target"));
    }

    [Fact]
    public void An_undo_with_expired_credentials_takes_nothing_back_and_says_why_until_they_are_renewed()
    {
        EmulatedAccount source = new EmulatedAccount().Role("Execution");
        EmulatedAccount target = new EmulatedAccount().Role("Target");
        source.Machine("Orders", Sample.Glue(target.RoleArn("Target")), "Execution");
        string trust = target.Trust("Target");
        using ModuleShell shell = LiveShell.Open(source, workingDirectory: _folder);
        shell.Set("expired", _server.Url.AbsoluteUri);
        shell.Run($"$changes = Get-SyncRequirement -StateMachineArn {source.MachineArn("Orders")} @keys | Grant-SyncPermissions @keys -AssumeRoleName Admin -JournalPath grant.journal -PassThru").AssertNoErrors();
        shell.Run("$late = @{} + $keys; $late.EndpointUrl = $expired").AssertNoErrors();

        foreach (string undo in new[] { "$changes | Undo-SyncChange @late -AssumeRoleName Admin", "Undo-SyncChange -JournalPath grant.journal @late -AssumeRoleName Admin" })
        {
            ShellResult result = shell.Run(undo);

            Assert.NotEmpty(result.AllErrors);
            Assert.All(result.AllErrors, error =>
            {
                Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
                Assert.Contains("ExpiredToken", error.Exception.Message, StringComparison.Ordinal);
                Assert.Contains("Sign in again: aws sso login", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            });
            Assert.NotEqual(trust, target.Trust("Target"));
        }

        shell.Run("Undo-SyncChange -JournalPath grant.journal @keys -AssumeRoleName Admin").AssertNoErrors();
        Assert.DoesNotContain(source.MachineArn("Orders"), target.Trust("Target"), StringComparison.Ordinal);
        Assert.Empty(target.InlinePolicies("Target"));
    }

    private ModuleShell Open()
    {
        ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder }).Set("url", _server.Url.AbsoluteUri).Set("definition", Sample.Glue("arn:aws:iam::444455556666:role/Target"));
        shell.Run($$"""
            $keys = @{ AccessKey = 'ASIAIOSFODNN7EXAMPLE'; SecretKey = 'x'; SessionToken = 'y'; Region = 'us-east-1'; EndpointUrl = $url }
            $r = Get-SyncRequirement -Definition $definition -StateMachineArn {{Machine}} -SourceRoleArn arn:aws:iam::111122223333:role/Execution
            """).AssertNoErrors();
        return shell;
    }
}
