using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class NewSyncInvokePolicyTests
{
    private const string Command = "CrossAcctSync.Module.Commands.NewSyncInvokePolicyCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Fact]
    public void The_execution_role_may_assume_all_target_roles_of_the_state_machine()
    {
        PSObject policy = _shell.Run("Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity + " | New-SyncInvokePolicy").AssertSingle();

        Assert.Equal(["Invoke", "InvokeRole"], [policy.Text("Kind"), policy.Text("RoleName")]);
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "sts:AssumeRole",
                  "Resource": [
                    "arn:aws:iam::222233334444:role/SettlePaymentsAccess",
                    "arn:aws:iam::333344445555:role/DataPlatformAccess"
                  ]
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            policy.Text("PolicyDocument"));
    }

    [Fact]
    public void ARNs_are_taken_by_property_name_under_their_aliases()
    {
        PSObject policy = _shell.Run(
            $"[pscustomobject]@{{ RoleArn = '{Sample.SourceRoleArn}'; StateMachineArn = '{Sample.StateMachineArn}:live'; Arn = 'arn:aws:iam::444455556666:role/Target' }} | New-SyncInvokePolicy").AssertSingle();

        Assert.Equal("InvokeRole", policy.Text("RoleName"));
        Assert.Equal(Sample.StateMachineArn, policy.Text("StateMachineArns"));
        Assert.Contains("arn:aws:iam::444455556666:role/Target", policy.Text("PolicyDocument"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_state_machine_has_a_policy_of_its_own()
    {
        ShellResult result = _shell.Run(
            $$"""
            'One', 'Two' | ForEach-Object {
                Get-SyncRequirement -Definition $nested -StateMachineArn "arn:aws:states:us-east-2:111122223333:stateMachine:$_" -SourceRoleArn {{Sample.SourceRoleArn}}
            } | New-SyncInvokePolicy
            """).AssertNoErrors();

        Assert.Equal(["CrossAcctSync-One", "CrossAcctSync-Two"], result.Output.Select(policy => policy.Text("PolicyName")![..17]));
    }

    [Fact]
    public void A_role_of_another_partition_is_an_error()
    {
        ErrorRecord error = _shell.Run($"New-SyncInvokePolicy {Sample.SourceRoleArn} {Sample.StateMachineArn} arn:aws-cn:iam::444455556666:role/Target").AssertSingleError("CrossPartition," + Command);

        Assert.Contains("aws-cn", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_requirement_without_a_source_role_is_an_error() =>
        _shell.Run($"$nested | Get-SyncRequirement -WarningAction Ignore -StateMachineArn {Sample.StateMachineArn} | New-SyncInvokePolicy").AssertSingleError("SourceRoleUnknown," + Command);

    [Fact]
    public void A_dynamic_role_is_an_error() =>
        _shell.Run($"$dynamic | Get-SyncRequirement -WarningAction Ignore {Sample.Identity} | New-SyncInvokePolicy").AssertSingleError("TargetRoleUnknown," + Command);
}
