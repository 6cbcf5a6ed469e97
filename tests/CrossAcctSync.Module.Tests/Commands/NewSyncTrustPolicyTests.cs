using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class NewSyncTrustPolicyTests
{
    private const string Command = "CrossAcctSync.Module.Commands.NewSyncTrustPolicyCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Fact]
    public void It_is_the_policy_of_the_AWS_page()
    {
        PSObject policy = _shell.Run("$nested | Get-SyncRequirement " + Sample.Identity + " | New-SyncTrustPolicy").AssertSingle();

        Assert.Equal("Trust", policy.Text("Kind"));
        Assert.Equal("Target", policy.Text("RoleName"));
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": {
                    "AWS": "arn:aws:iam::111122223333:role/InvokeRole"
                  },
                  "Action": "sts:AssumeRole",
                  "Condition": {
                    "StringEquals": {
                      "sts:ExternalId": "arn:aws:states:us-east-2:111122223333:stateMachine:Orders"
                    }
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            policy.Text("PolicyDocument"));
    }

    [Fact]
    public void ARNs_alone_make_one_and_several_state_machines_share_a_statement()
    {
        PSObject policy = _shell.Run(
            "New-SyncTrustPolicy arn:aws:iam::111122223333:role/A arn:aws:states:us-east-2:111122223333:stateMachine:One, arn:aws:states:us-east-2:111122223333:stateMachine:Two").AssertSingle();

        Assert.Null(policy.Value("RoleName"));
        Assert.Equal("One Two", NamesAfter(policy.Text("PolicyDocument")!, "stateMachine:"));
        Assert.Equal(1, Count(policy, "\"Effect\""));
    }

    [Fact]
    public void Requirements_of_one_target_role_make_one_policy()
    {
        ShellResult result = _shell
            .Set("a", Sample.Glue("arn:aws:iam::444455556666:role/Sync"))
            .Set("b", Sample.Glue("arn:aws:iam::555566667777:role/Sync"))
            .Run($$"""
                $a, $b, $a | ForEach-Object { $n = 0 } {
                    $n++
                    Get-SyncRequirement -Definition $_ -StateMachineArn "arn:aws:states:us-east-2:111122223333:stateMachine:M$n" -SourceRoleArn {{Sample.SourceRoleArn}}
                } | New-SyncTrustPolicy
                """).AssertNoErrors();

        Assert.Equal(["arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync"], result.Output.Select(policy => policy.Text("RoleArn")));
        Assert.Equal("M1 M3", NamesAfter(result.Output[0].Text("PolicyDocument")!, "stateMachine:"));
        Assert.Equal("M2", NamesAfter(result.Output[1].Text("PolicyDocument")!, "stateMachine:"));
    }

    [Fact]
    public void Merging_keeps_what_others_need_and_merging_twice_changes_nothing()
    {
        ShellResult result = _shell.Run(
            """
            $old = [System.IO.File]::ReadAllText("$pwd/policies/data-platform-trust.json")
            $new = New-SyncTrustPolicy arn:aws:iam::111122223333:role/OrdersExecution arn:aws:states:us-east-2:111122223333:stateMachine:Orders -MergeWith $old
            $again = New-SyncTrustPolicy arn:aws:iam::111122223333:role/OrdersExecution arn:aws:states:us-east-2:111122223333:stateMachine:Orders -MergeWith $new
            $new, $again
            """).AssertNoErrors();

        (PSObject first, PSObject again) = (result.Output[0], result.Output[1]);
        Assert.True((bool)first.Value("HasChanges")!);
        Assert.Contains("\"Sid\": \"BreakGlass\"", first.Text("PolicyDocument"), StringComparison.Ordinal);
        Assert.Equal("RepriceOrders Orders", NamesAfter(first.Text("PolicyDocument")!, "stateMachine:"));
        Assert.False((bool)again.Value("HasChanges")!);
        Assert.Equal(first.Text("PolicyDocument"), again.Text("PolicyDocument"));
    }

    [Theory]
    [InlineData("([uri]::EscapeDataString($old))")]
    [InlineData("([pscustomobject]@{ RoleName = 'DataPlatformAccess'; AssumeRolePolicyDocument = [uri]::EscapeDataString($old) })")]
    [InlineData("([pscustomobject]@{ PolicyDocument = $old })")]
    public void The_existing_document_may_be_percent_encoded_or_within_an_object(string value)
    {
        PSObject policy = _shell.Run(
            "$old = [System.IO.File]::ReadAllText(\"$pwd/policies/data-platform-trust.json\"); "
            + $"New-SyncTrustPolicy {Sample.SourceRoleArn} {Sample.StateMachineArn} -MergeWith {value}").AssertSingle();

        Assert.Equal(3, Count(policy, "\"Effect\""));
    }

    [Theory]
    [InlineData("'nonsense'")]
    [InlineData("@{ a = 1 }")]
    public void What_is_no_policy_cannot_be_merged_with(string value) =>
        Assert.Equal(
            "ParameterArgumentTransformationError," + Command,
            Assert.Single(_shell.Run($"New-SyncTrustPolicy {Sample.SourceRoleArn} {Sample.StateMachineArn} -MergeWith {value}").AllErrors).FullyQualifiedErrorId);

    [Fact]
    public void One_document_cannot_be_merged_into_two_roles()
    {
        ShellResult result = _shell.Run("Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity + " | New-SyncTrustPolicy -MergeWith '{ \"Statement\": [] }'");

        result.AssertSingleError("TooManyRoles," + Command);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_policy_beyond_the_quota_is_an_error_with_its_length_and_a_larger_quota_helps()
    {
        const string Many = "$all = 1..40 | ForEach-Object { \"arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment$_\" }; New-SyncTrustPolicy arn:aws:iam::111122223333:role/A $all";

        ErrorRecord error = _shell.Run(Many).AssertSingleError("QuotaExceeded," + Command);

        Assert.Equal(ErrorCategory.QuotaExceeded, error.CategoryInfo.Category);
        Assert.Matches(@"2,?[0-9]{3}", error.Exception.Message);
        Assert.Contains("2,048", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("4096", _shell.Run(Many + " -TrustQuota 4096").AssertSingle().Text("Quota"));
        Assert.StartsWith("ParameterArgumentValidationError,", Assert.Single(_shell.Run(Many + " -TrustQuota 9000").AllErrors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dynamic_role_is_an_error_and_the_others_still_come()
    {
        ShellResult result = _shell.Run($"@(($dynamic | Get-SyncRequirement -WarningAction Ignore {Sample.Identity}), ($nested | Get-SyncRequirement -WarningAction Ignore {Sample.Identity})) | New-SyncTrustPolicy");

        Assert.Equal(ErrorCategory.InvalidData, result.AssertSingleError("TargetRoleUnknown," + Command).CategoryInfo.Category);
        Assert.Equal("Target", Assert.Single(result.Output).Text("RoleName"));
    }

    [Fact]
    public void A_name_that_STS_does_not_accept_is_an_error() =>
        _shell.Run("New-SyncTrustPolicy arn:aws:iam::111122223333:role/A 'arn:aws:states:us-east-2:111122223333:stateMachine:Mädchen'").AssertSingleError("ExternalIdNotAllowed," + Command);

    [Fact]
    public void It_pipes_into_Update_IAMAssumeRolePolicy() =>
        Assert.Equal(
            "Target 255",
            _shell.Run(
                """
                function Update-IAMAssumeRolePolicy {
                    param(
                        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [string] $RoleName,
                        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)] [string] $PolicyDocument)
                    process { "$RoleName $(($PolicyDocument -replace '\s', '').Length)" }
                }
                """ + "\n$nested | Get-SyncRequirement " + Sample.Identity + " | New-SyncTrustPolicy | Update-IAMAssumeRolePolicy").AssertSingle().ToString());

    private static int Count(PSObject policy, string text) => policy.Text("PolicyDocument")!.Split(text).Length - 1;

    /// <summary>The names that follow a text, in order.</summary>
    private static string NamesAfter(string document, string before) =>
        string.Join(' ', document.Split(before).Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]));
}
