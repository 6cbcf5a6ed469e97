using System;
using CrossAcctSync.Arns;
using Xunit;

namespace CrossAcctSync.Tests.Arns;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Sync", "/", "Sync")]
    [InlineData("arn:aws-cn:iam::111122223333:role/service-role/a/Sync.x", "/service-role/a/", "Sync.x")]
    [InlineData("arn:aws-iso-b:iam::111122223333:role/S", "/", "S")]
    public void A_role_arn_has_path_and_name(string text, string path, string name)
    {
        RoleArn role = RoleArn.Parse(text);

        Assert.Equal((path, name, text), (role.Path, role.Name, role.ToString()));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Sync", "is no ARN")]
    [InlineData("arn:aws:iam::1111:role/Sync", "twelve digits")]
    [InlineData("arn:aws:iam::111122223333:user/Sync", "is no role ARN")]
    [InlineData("arn:aws:iam::111122223333:role/", "1 to 64")]
    [InlineData("arn:aws:iam::111122223333:role/a*", "1 to 64")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/a", "is no role ARN")]
    [InlineData("arn:mars:iam::111122223333:role/a", "does not have")]
    [InlineData("arn:aws:iam::111122223333:role/../a", "step of dots")]
    [InlineData("arn:aws:iam::111122223333:role/x/../a", "step of dots")]
    [InlineData("arn:aws:iam::111122223333:role/./a", "step of dots")]
    [InlineData("ARN:aws:iam::111122223333:role/a", "is no ARN")]
    [InlineData("arn:AWS:iam::111122223333:role/a", "does not have")]
    [InlineData("arn:aws:IAM::111122223333:role/a", "is no role ARN")]
    [InlineData("arn:aws:iam::111122223333:Role/a", "is no role ARN")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Sync/session", "arn:aws:iam::111122223333:role/Sync")]
    public void What_is_no_role_arn_is_told_in_a_sentence(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => RoleArn.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:states:us-east-2:111122223333:stateMachine:Orders", "Orders", null)]
    [InlineData("arn:aws:states:us-east-2:111122223333:stateMachine:Orders:7", "Orders", "7")]
    [InlineData("arn:aws:states:us-east-2:111122223333:stateMachine:Orders:live", "Orders", "live")]
    public void A_state_machine_arn_has_name_and_qualifier(string text, string name, string? qualifier)
    {
        StateMachineArn arn = StateMachineArn.Parse(text);

        Assert.Equal((name, qualifier, text), (arn.Name, arn.Qualifier, arn.ToString()));
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:Orders", arn.Unqualified.ToString());
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-2:111122223333:execution:Orders:x")]
    [InlineData("arn:aws:states::111122223333:stateMachine:Orders")]
    [InlineData("arn:aws:states:us-east-2:111122223333:stateMachine:Orders:1:2")]
    [InlineData("arn:aws:states:us-east-2:11:stateMachine:Orders")]
    [InlineData("arn:aws:states:cn-north-1:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws-cn:states:us-east-2:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws-us-gov:states:us-east-1:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws:states:US-EAST-2:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws:states:us-east:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws:states:*:111122223333:stateMachine:Orders")]
    [InlineData("arn:aws:states:us-east-2:111122223333:statemachine:Orders")]
    public void What_is_no_state_machine_arn_is_refused(string text) => Assert.False(StateMachineArn.TryParse(text, out _, out string? reason) || reason is null);

    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    public void A_region_lies_in_a_partition(string region, string partition)
    {
        Assert.Equal(partition, Partitions.OfRegion(region));
        Assert.Contains(partition, Partitions.All);
    }
}
