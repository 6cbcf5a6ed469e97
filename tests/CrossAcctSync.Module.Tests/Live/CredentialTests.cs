using System;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Credentials in all forms, with another copy of the AWS SDK loaded in the session beside the module's.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData("-Credential ([Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token))")]
    [InlineData("-Credential ([Amazon.PowerShell.Common.AWSPSCredentials]::new([Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token)))")]
    [InlineData("-Credential @{ AccessKeyId = $id; SecretAccessKey = $secret; SessionToken = $token }")]
    [InlineData("-Credential ([pscustomobject]@{ AccessKeyId = $id; SecretAccessKey = $secret; SessionToken = $token; Expiration = '2099-01-01T00:00:00Z' })")]
    [InlineData("-Credential ([pscustomobject]@{ Credentials = [pscustomobject]@{ AccessKeyId = $id; SecretAccessKey = $secret; SessionToken = $token } })")]
    [InlineData("-Credential @{ AccessKey = $id; SecretKey = $secret; Token = $token }")]
    [InlineData("-AK $id -SK $secret -ST $token")]
    [InlineData("-AccessKey $id -SecretAccessKey $secret -SessionToken $token")]
    public void Credentials_are_taken_in_the_forms_of_AWS_Tools_and_of_the_command_line(string parameters)
    {
        EmulatedAccount account = Account();
        using ModuleShell shell = Open(account);

        shell.Run($"Get-SyncRequirement -AccountId {account.Id} -Region us-east-1 -EndpointUrl $url {parameters}").AssertSingle();
    }

    [Theory]
    [InlineData("[Amazon.PowerShell.Common.AWSPSCredentials]::new([Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token))", "'us-east-1'")]
    [InlineData("[Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token)", "[Amazon.PowerShell.Common.AWSRegion]::new('us-east-1', 'US East (N. Virginia)')")]
    public void The_stored_credentials_and_region_of_a_session_are_taken(string credentials, string region)
    {
        EmulatedAccount account = Account();
        using ModuleShell shell = Open(account);

        shell.Run($"$StoredAWSCredentials = {credentials}; $StoredAWSRegion = {region}; Get-SyncRequirement -AccountId {account.Id} -EndpointUrl $url").AssertSingle();
    }

    [Fact]
    public void Parameters_go_before_what_is_stored()
    {
        EmulatedAccount account = Account();
        using ModuleShell shell = Open(account);

        shell.Run($"$StoredAWSCredentials = [Amazon.Runtime.BasicAWSCredentials]::new('x', 'y'); $StoredAWSRegion = 'eu-west-1'; Get-SyncRequirement -AccountId {account.Id} @keys").AssertSingle();
    }

    [Fact]
    public void A_region_of_AWS_Tools_is_taken()
    {
        EmulatedAccount account = Account();
        using ModuleShell shell = Open(account);

        shell.Run($"$keys.Region = [Amazon.PowerShell.Common.AWSRegion]::new('us-east-1', 'US East (N. Virginia)'); Get-SyncRequirement -AccountId {account.Id} @keys").AssertSingle();
    }

    [Theory]
    [InlineData("-AccessKey $id -SecretKey $secret -SessionToken $token", "")]
    [InlineData("-Credential ([Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token))", "")]
    [InlineData("", "$StoredAWSCredentials = [Amazon.PowerShell.Common.AWSPSCredentials]::new([Amazon.Runtime.SessionAWSCredentials]::new($id, $secret, $token)); ")]
    [InlineData("-Credential @{ AccessKeyId = $id; SecretAccessKey = $secret; SessionToken = $token }", "")]
    public void No_secret_is_in_any_stream_or_error(string parameters, string before)
    {
        EmulatedAccount account = Account();
        using ModuleShell shell = Open(account).Set("secret", "CANARY-SECRET-KEY").Set("token", account.Keys.SessionToken + "CANARY-TOKEN");

        // What works, an account that the keys are not of, and an endpoint where nobody listens.
        ShellResult result = shell.Run(before + $$"""
            $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'
            Get-SyncRequirement -AccountId {{account.Id}} -Region us-east-1 -EndpointUrl $url {{parameters}}
            Get-SyncRequirement -AccountId 999999999999 -Region us-east-1 -EndpointUrl $url {{parameters}}
            Get-SyncRequirement -StateMachineArn arn:aws:states:us-east-1:{{account.Id}}:stateMachine:Missing -Region us-east-1 -EndpointUrl $url {{parameters}}
            """);

        Assert.NotEmpty(result.Output);
        Assert.NotEmpty(result.AllErrors);
        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain("CANARY", LiveShell.Everything(result), StringComparison.Ordinal);
    }

    private static EmulatedAccount Account() =>
        new EmulatedAccount().Role("Execution").Machine("Orders", Sample.Glue("arn:aws:iam::444455556666:role/Target"), "Execution");

    private static ModuleShell Open(EmulatedAccount account)
    {
        ModuleShell shell = LiveShell.Open(account);
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'; if ([Amazon.Runtime.AWSCredentials].Assembly.GetName().Version.Major -ne 99) {{ throw 'The stand-in is not loaded.' }}").AssertNoErrors();
        return shell;
    }
}
