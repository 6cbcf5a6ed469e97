using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class NewSyncPermissionPolicyTests
{
    private const string Command = "CrossAcctSync.Module.Commands.NewSyncPermissionPolicyCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Fact]
    public void It_is_the_policy_of_the_AWS_page()
    {
        PSObject policy = _shell.Run("$nested | Get-SyncRequirement " + Sample.Identity + " | New-SyncPermissionPolicy").AssertSingle();

        Assert.Equal("Permission", policy.Text("Kind"));
        Assert.Equal("Target", policy.Text("RoleName"));
        Assert.Matches("^CrossAcctSync-Orders-[0-9a-f]{8}$", policy.Text("PolicyName"));
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "states:StartExecution",
                  "Resource": "arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "states:DescribeExecution",
                    "states:StopExecution"
                  ],
                  "Resource": "arn:aws:states:us-east-2:444455556666:execution:stateMachineName:*"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            policy.Text("PolicyDocument"));
    }

    [Fact]
    public void There_is_one_for_each_target_role_and_state_machine()
    {
        ShellResult result = _shell.Run("Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity + " | New-SyncPermissionPolicy").AssertNoErrors();

        Assert.Equal(["DataPlatformAccess", "SettlePaymentsAccess"], result.Output.Select(policy => policy.Text("RoleName")));
        Assert.Single(result.Output.Select(policy => policy.Text("PolicyName")).Distinct());
        Assert.All(result.Output, policy => Assert.DoesNotContain("events:", policy.Text("PolicyDocument"), StringComparison.Ordinal));
    }

    [Fact]
    public void Merging_twice_is_the_same()
    {
        ShellResult result = _shell.Run(
            "$r = $nested | Get-SyncRequirement " + Sample.Identity + "; $one = $r | New-SyncPermissionPolicy -MergeWith '{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::a/*\" } }'; $one; $r | New-SyncPermissionPolicy -MergeWith $one").AssertNoErrors();

        Assert.Contains("s3:GetObject", result.Output[0].Text("PolicyDocument"), StringComparison.Ordinal);
        Assert.Equal([true, false], result.Output.Select(policy => (bool)policy.Value("HasChanges")!));
        Assert.Equal(result.Output[0].Text("PolicyDocument"), result.Output[1].Text("PolicyDocument"));
    }

    [Fact]
    public void Inline_and_managed_have_quotas_of_their_own_and_managed_ones_are_split()
    {
        const string Definition =
            """
            $states = 1..110 | ForEach-Object { '"S{0}": {{ "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:purgeQueue", "Parameters": {{ "QueueUrl": "https://sqs.us-east-2.amazonaws.com/444455556666/a-queue-with-a-long-name-that-differs-{0}-and-then-some-more-letters-x" }}, "Credentials": {{ "RoleArn": "arn:aws:iam::444455556666:role/Target" }}, "Next": "S{1}" }}' -f $_, ($_ + 1) }
            $definition = '{ "StartAt": "S1", "States": { ' + ($states -join ', ') + ', "S111": { "Type": "Succeed" } } }'
            $r = Get-SyncRequirement -Definition $definition -WarningAction Ignore 
            """;

        ErrorRecord error = _shell.Run(Definition + Sample.Identity + "\n$r | New-SyncPermissionPolicy").AssertSingleError("QuotaExceeded," + Command);
        Assert.Equal(ErrorCategory.QuotaExceeded, error.CategoryInfo.Category);
        Assert.Contains("10,240", error.Exception.Message, StringComparison.Ordinal);

        ShellResult managed = _shell.Run("$r | New-SyncPermissionPolicy -PolicyKind Managed").AssertNoErrors();
        Assert.True(managed.Output.Count > 1);
        Assert.All(managed.Output, policy => Assert.InRange((int)policy.Value("Size")!, 1, 6144));
        Assert.Equal(managed.Output.Count, managed.Output.Select(policy => policy.Text("PolicyName")).Distinct().Count());
        Assert.EndsWith("-1", managed.Output[0].Text("PolicyName"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dynamic_role_is_an_error() =>
        _shell.Run($"$dynamic | Get-SyncRequirement -WarningAction Ignore {Sample.Identity} | New-SyncPermissionPolicy").AssertSingleError("TargetRoleUnknown," + Command);

    [Fact]
    public void A_state_machine_without_an_ARN_is_an_error() =>
        _shell.Run("$nested | Get-SyncRequirement -WarningAction Ignore | New-SyncPermissionPolicy").AssertSingleError("StateMachineArnUnknown," + Command);

    [Fact]
    public void It_pipes_into_Write_IAMRolePolicy() =>
        Assert.Matches(
            "^Target CrossAcctSync-Orders-[0-9a-f]{8} {",
            _shell.Run(
                """
                function Write-IAMRolePolicy {
                    param(
                        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [string] $RoleName,
                        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)] [string] $PolicyName,
                        [Parameter(Mandatory, Position = 2, ValueFromPipelineByPropertyName)] [string] $PolicyDocument)
                    process { "$RoleName $PolicyName $PolicyDocument" }
                }
                """ + "\n$nested | Get-SyncRequirement " + Sample.Identity + " | New-SyncPermissionPolicy | Write-IAMRolePolicy").AssertSingle().ToString());
}
