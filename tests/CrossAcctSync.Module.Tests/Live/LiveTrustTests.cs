using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

public sealed class LiveTrustTests
{
    private const string Command = "CrossAcctSync.Module.Commands.FindSyncTrustCommand";

    [Fact]
    public void Trusts_of_two_accounts_are_found_and_decided()
    {
        (EmulatedAccount source, EmulatedAccount target) = Accounts();
        using ModuleShell shell = LiveShell.Open(target);

        ShellResult result = shell.Run($"Find-SyncTrust -AccountId {target.Id}, {source.Id} @keys -AssumeRoleName Audit -Verbose").AssertNoErrors();

        Assert.Equal(["Missing Broken", "Sync InUse"], result.Output.Select(trust => $"{trust.Text("TargetRoleName")} {trust.Text("Status")}").Order(StringComparer.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("iam:GetAccountAuthorizationDetails", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_in_an_account_that_is_not_read_is_not_called_gone()
    {
        (_, EmulatedAccount target) = Accounts();
        using ModuleShell shell = LiveShell.Open(target);

        PSObject trust = shell.Run("Find-SyncTrust -AK $id -SK $secret -ST $token -Region us-east-1 -EndpointUrl $url").AssertSingle();

        Assert.Equal("Sync", trust.Text("TargetRoleName"));
        Assert.Equal("Unknown", trust.Text("Status"));
        Assert.Equal("NotAtHand", trust.Text("FindingCodes"));
    }

    [Fact]
    public void An_account_that_cannot_be_reached_is_an_error_and_the_others_go_on()
    {
        (_, EmulatedAccount target) = Accounts();
        using ModuleShell shell = LiveShell.Open(target);

        ShellResult result = shell.Run($"Find-SyncTrust -AccountId {target.Id}, 999999999999 @keys");

        Assert.Equal("999999999999", result.AssertSingleError("AccountWrongAccount," + Command).TargetObject);
        Assert.Equal("Sync", Assert.Single(result.Output).Text("TargetRoleName"));
    }

    [Fact]
    public void AWS_Tools_makes_the_calls_of_IAM_on_the_thread_of_the_pipeline()
    {
        (EmulatedAccount source, EmulatedAccount target) = Accounts();
        using ModuleShell shell = LiveShell.Open(target);
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'").AssertNoErrors();

        ShellResult result = shell.Run($"Find-SyncTrust -AccountId {target.Id}, {source.Id} @keys -AssumeRoleName Audit -UseAwsTools -ThrottleLimit 16 -Verbose").AssertNoErrors();

        Assert.Equal(["Missing Broken", "Sync InUse"], result.Output.Select(trust => $"{trust.Text("TargetRoleName")} {trust.Text("Status")}").Order(StringComparer.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("iam:GetAccountAuthorizationDetails", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_AWS_Tools_the_error_says_how_to_install_them()
    {
        (_, EmulatedAccount target) = Accounts();
        using ModuleShell shell = LiveShell.Open(target);

        shell.Run("Find-SyncTrust @keys -UseAwsTools").AssertSingleError("AwsToolsMissing," + Command);
    }

    /// <summary>A workflow that runs a job with a role that trusts it, and with one that is not there.</summary>
    private static (EmulatedAccount Source, EmulatedAccount Target) Accounts()
    {
        var source = new EmulatedAccount();
        var target = new EmulatedAccount();
        source.Role("Execution")
            .Machine("Orders", Sample.Glue(target.RoleArn("Sync")), "Execution")
            .Machine("Returns", Sample.Glue(target.RoleArn("Missing")), "Execution");
        target.Role("Sync", $$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "{{source.RoleArn("Execution")}}"}, "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"sts:ExternalId": "{{source.MachineArn("Orders")}}"} } }]}
            """);
        return (source, target);
    }
}
