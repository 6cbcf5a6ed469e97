using System;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class TaskResourceTests
{
    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", TaskResourceKind.Optimized, IntegrationPattern.RunJob)]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", TaskResourceKind.Optimized, IntegrationPattern.RunJob)]
    [InlineData("arn:aws-cn:states:::lambda:invoke", TaskResourceKind.Optimized, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", TaskResourceKind.Optimized, IntegrationPattern.WaitForTaskToken)]
    [InlineData("arn:aws:states:::http:invoke", TaskResourceKind.Optimized, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::aws-sdk:glue:startJobRun", TaskResourceKind.AwsSdk, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startSyncExecution", TaskResourceKind.AwsSdk, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws-us-gov:states:::aws-sdk:sqs:sendMessage.waitForTaskToken", TaskResourceKind.AwsSdk, IntegrationPattern.WaitForTaskToken)]
    [InlineData("arn:aws:lambda:eu-west-1:222233334444:function:price", TaskResourceKind.LambdaFunction, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:lambda:eu-west-1:222233334444:function:price:live", TaskResourceKind.LambdaFunction, IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:eu-west-1:222233334444:activity:approve", TaskResourceKind.Activity, IntegrationPattern.RequestResponse)]
    public void Reads_every_form(string text, TaskResourceKind kind, IntegrationPattern pattern)
    {
        TaskResource resource = TaskResource.Parse(text);
        Assert.Equal(kind, resource.Kind);
        Assert.Equal(pattern, resource.Pattern);
        Assert.Equal(text.Split(':')[1], resource.Partition);
        Assert.Null(resource.Reason);
    }

    [Fact]
    public void Every_row_is_read_as_itself()
    {
        foreach (Integration row in IntegrationCatalogue.Default.Integrations)
        {
            if (row.Resource.StartsWith("arn:aws:states:::", StringComparison.Ordinal) && !row.Resource.Contains("aws-sdk", StringComparison.Ordinal))
            {
                Assert.Same(row, TaskResource.Parse(row.Resource).Integration);
            }
        }
    }

    [Fact]
    public void A_placeholder_partition_leaves_the_rest_readable()
    {
        TaskResource resource = TaskResource.Parse(TextPattern.Concat(TextPattern.Of("arn:"), TextPattern.Unknown, TextPattern.Of(":states:::ecs:runTask.sync")));
        Assert.Equal("arn:aws:states:::ecs:runTask.sync", resource.Integration!.Resource);
        Assert.Null(resource.Partition);
        Assert.Equal(TaskResourceKind.LambdaFunction, TaskResource.Parse(TextPattern.Concat(TextPattern.Of("arn:"), TextPattern.Unknown, TextPattern.Of(":lambda:"), TextPattern.Unknown, TextPattern.Of(":"), TextPattern.Unknown, TextPattern.Of(":function:x"))).Kind);
    }

    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync:2", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::glue:StartJobRun.sync", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::glu:startJobRun.sync", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::batch:submitJobs.sync", "batch:submitJob.sync")]
    [InlineData("arn:aws:states:::sqs:sendMessage.sync", "sqs:sendMessage")]
    [InlineData("arn:aws:states:::ecs:runTask.waitForTasktoken", "ecs:runTask.waitForTaskToken")]
    [InlineData("arn:aws:states:::aws-sdk:glue:startJobRun.sync", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::aws-sdk:glue:StartJobRun", "aws-sdk:glue:startJobRun")]
    [InlineData("arn:aws:states:::aws-sdk:dynamo:getItem", "aws-sdk:dynamodb:getItem")]
    [InlineData("arn:aws:states:::aws-sdk:stepfunctions:startExecution", null)]
    [InlineData("arn:aws:states:::aws-sdk:glue", null)]
    [InlineData("arn:aws:sqs:eu-west-1:222233334444:orders", null)]
    [InlineData("arn:nowhere:states:::glue:startJobRun", null)]
    [InlineData("glue:startJobRun.synk", "glue:startJobRun.sync")]
    [InlineData("", null)]
    public void Says_why_a_resource_is_unknown_and_what_was_meant(string text, string? suggestion)
    {
        TaskResource resource = TaskResource.Parse(text);
        Assert.Equal(TaskResourceKind.Unknown, resource.Kind);
        Assert.NotNull(resource.Reason);
        if (suggestion is null)
        {
            Assert.DoesNotContain("Did you mean", resource.Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(suggestion, resource.Suggestions);
        }
    }

    [Fact]
    public void A_resource_of_holes_waits_for_its_template()
    {
        TaskResource resource = TaskResource.Parse(TextPattern.Unknown);
        Assert.Equal(TaskResourceKind.Unknown, resource.Kind);
        Assert.Contains("placeholders", resource.Reason, StringComparison.Ordinal);
    }
}
