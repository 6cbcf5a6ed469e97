using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class NarrowingPropertyTests
{
    private static readonly string[] Resources =
    [
        "glue:startJobRun.sync", "batch:submitJob.sync", "ecs:runTask.sync", "dynamodb:getItem", "lambda:invoke", "sqs:sendMessage", "sns:publish", "events:putEvents",
        "states:startExecution.sync:2", "sagemaker:createTrainingJob.sync", "codebuild:stopBuild", "emr-serverless:cancelJobRun.sync", "mediaconvert:createJob.sync", "eks:createNodegroup.sync",
    ];

    private static readonly string[] Paths =
    [
        "JobName", "JobDefinition", "JobQueue", "TaskDefinition", "Cluster", "TableName", "FunctionName", "QueueUrl", "TopicArn", "Entries[].EventBusName", "StateMachineArn",
        "TrainingJobName", "Id", "ApplicationId", "JobRunId", "Queue", "ClusterName", "NodegroupName",
    ];

    private static readonly Gen<string> Name = Gen.Char["abcXYZ019-_"].Array[1, 10].Select(chars => new string(chars));

    /// <summary>Knowing more of a value never grants more: a hole in a name covers every name that fits it.</summary>
    [Fact]
    public void A_narrower_argument_never_widens_the_result() =>
        Gen.Select(Gen.OneOfConst(Resources), Name, Name).Sample(
            (resource, head, tail) =>
            {
                ScopedPermissions literal = Scope(resource, TextPattern.Of(head + tail));
                ScopedPermissions part = Scope(resource, TextPattern.Concat(TextPattern.Of(head), TextPattern.Unknown));
                ScopedPermissions unknown = Scope(resource, TextPattern.Unknown);
                Assert.True(PolicyCover.Covers(part.Statements, literal.Statements, out string? gap), gap);
                Assert.True(PolicyCover.Covers(unknown.Statements, part.Statements, out gap), gap);
            },
            iter: 5_000);

    [Fact]
    public void The_same_question_has_the_same_answer() =>
        Gen.Select(Gen.OneOfConst(Resources), Name).Sample(
            (resource, name) => Assert.Equal(Scoping.Lines(Scope(resource, TextPattern.Of(name))), Scoping.Lines(Scope(resource, TextPattern.Of(name)))),
            iter: 2_000);

    [Fact]
    public void Resources_are_ordered_and_distinct() =>
        Gen.Select(Gen.OneOfConst(Resources), Name).Sample(
            (resource, name) => Assert.All(
                Scope(resource, TextPattern.Of(name)).Statements,
                statement => Assert.Equal(statement.Resources.Distinct().Order(System.StringComparer.Ordinal), statement.Resources)),
            iter: 2_000);

    private static ScopedPermissions Scope(string resource, TextPattern value)
    {
        var arguments = new FakeTaskArguments();
        foreach (string path in Paths)
        {
            arguments.Add(path, value, null);
        }

        return Scoping.Scope(resource, arguments);
    }
}
