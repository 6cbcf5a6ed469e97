using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Integrations;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>What a definition says is never trusted to be a name.</summary>
public sealed class HostileValueTests
{
    private static readonly string[] Fields =
    [
        "JobName", "TableName", "QueueUrl", "TopicArn", "TargetArn", "FunctionName", "Qualifier", "StateMachineArn", "Cluster", "TaskDefinition", "JobDefinition",
        "JobQueue", "ModelId", "ProjectName", "Id", "Ids[]", "ReportArns[]", "WorkGroup", "ClusterName", "NodegroupName", "NodeRole", "RoleArn", "Role", "ExecutionRoleArn",
        "ServiceRole", "JobFlowRole", "Entries[].EventBusName", "ApiEndpoint", "Stage", "Method", "Path", "HarnessArn", "TrainingJobName", "ApplicationId", "JobRunId",
        "VirtualClusterId", "ClusterId", "Name", "Queue", "JobTemplate", "Overrides.TaskRoleArn", "BaseModelIdentifier", "Bucket", "Key", "CopySource", "SecretId", "KeyId",
    ];

    private static readonly string[] SdkCalls = ["s3:getObject", "s3:copyObject", "secretsmanager:getSecretValue", "kms:decrypt", "dynamodb:query", "sfn:describeExecution", "sqs:sendMessageBatch", "apigateway:getRestApi", "iam:getRole", "ssm:getParameter"];

    private static readonly Gen<string> Piece = Gen.OneOfConst(
        "*", "?", "$", "${aws:username}", "${*}", ":", "/", "::", "\0", "\uFFFF", " ", "\"", "}", "{", "arn:", "arn:aws:", "arn:aws:sns:eu-west-1:222233334444:", "arn:*:*:*:*:*",
        "arn:aws:states:*:*:stateMachine:", "arn:aws:iam::*:role/", "arn:aws:iam::222233334444:role/*", "stateMachine:", "role/", "job/", "https://", "sqs.eu-west-1.amazonaws.com/", "222233334444", "function:", "us.", "a", "Z9", "|", "é");

    private static readonly Gen<string> Value = Piece.Array[1, 6].Select(parts => string.Concat(parts));

    public static IEnumerable<string> AllResources =>
        IntegrationCatalogue.Default.Integrations.Select(row => row.Resource).Where(name => name.StartsWith("arn:aws:states:::", StringComparison.Ordinal))
            .Concat(SdkCalls.Select(call => "arn:aws:states:::aws-sdk:" + call));

    /// <summary>All that a literal can put into a policy is text that stands for itself.</summary>
    [Fact]
    public void A_literal_never_becomes_a_wildcard_or_a_variable()
    {
        string[] resources = AllResources.ToArray();
        Gen.Select(Gen.OneOfConst(resources), Value).Sample(
            (resource, value) =>
            {
                ScopedPermissions hostile = Scope(resource, value);
                ScopedPermissions harmless = Scope(resource, "arn:x");
                int allowed = Math.Max(Wildcards(harmless), Wildcards(Scope(resource, "us.plain:name/x")));
                foreach (string arn in hostile.Statements.SelectMany(statement => statement.Resources.Concat(statement.Conditions.SelectMany(condition => condition.Values))))
                {
                    string rest = Regex.Replace(arn, @"\$\{[*?$]\}", string.Empty);
                    Assert.DoesNotContain("$", rest, StringComparison.Ordinal);
                    Assert.True(Refused(rest) == 0 && rest.Count(current => current == '?') <= 4 * Refused(value), arn);
                    Assert.True(rest.Count(current => current == '*') <= Math.Max(allowed, 2), arn);
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void A_literal_leaves_the_targets_account_only_as_an_ARN_or_URL_that_says_so()
    {
        string[] resources = AllResources.ToArray();
        Gen.Select(Gen.OneOfConst(resources), Value).Sample(
            (resource, value) =>
            {
                foreach (string arn in Scoping.Resources(Scope(resource, value)).Where(arn => arn != "*"))
                {
                    string[] parts = arn.Split(':', 6);
                    Assert.Equal("aws", parts[1]);
                    Assert.True(parts[3] is "" or "eu-west-1" || (parts[3] == "*" && arn.Contains("foundation-model", StringComparison.Ordinal)), arn);
                    Assert.True(parts[4] is "" or "222233334444", arn);
                }
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("*", "arn:aws:glue:eu-west-1:222233334444:job/${*}")]
    [InlineData("${aws:username}", "arn:aws:glue:eu-west-1:222233334444:job/${$}{aws:username}")]
    [InlineData("a/../b", "arn:aws:glue:eu-west-1:222233334444:job/a/../b")]
    [InlineData("a:b", "arn:aws:glue:eu-west-1:222233334444:job/a:b")]
    [InlineData("arn:aws:glue:*:*:job/x", "arn:aws:glue:eu-west-1:222233334444:job/arn:aws:glue:${*}:${*}:job/x")]
    [InlineData("arn:aws:s3:::secrets", "arn:aws:glue:eu-west-1:222233334444:job/arn:aws:s3:::secrets")]
    public void A_job_is_named_as_it_stands(string name, string arn) =>
        Assert.Equal([arn], Scoping.Resources(Scoping.Scope("glue:startJobRun.sync", FakeTaskArguments.Of(("JobName", name)))));

    [Fact]
    public void A_hole_beside_a_literal_wildcard_stays_a_hole_beside_a_literal() =>
        Assert.Equal(
            ["arn:aws:glue:eu-west-1:222233334444:job/${*}*${*}"],
            Scoping.Resources(Scoping.Scope("glue:startJobRun", FakeTaskArguments.OfPattern("JobName", "*", null, "*"))));

    [Theory]
    [InlineData("Größe", "Größe", false)]
    [InlineData("名前", "??", true)]
    [InlineData("a\U0001F680b", "a?b", true)]
    [InlineData("tab\there", "tab?here", true)]
    public void A_letter_that_IAM_refuses_is_a_question_mark_with_a_finding(string name, string written, bool isTold)
    {
        ScopedPermissions permissions = Scoping.Scope("glue:startJobRun", FakeTaskArguments.Of(("JobName", name)));

        Assert.Equal(["arn:aws:glue:eu-west-1:222233334444:job/" + written], Scoping.Resources(permissions));
        Assert.Equal(isTold, permissions.Issues.Any(issue => issue.Kind == ScopingIssueKind.LetterNotAllowed && issue.FieldPath!.EndsWith("JobName", StringComparison.Ordinal)));
    }

    private static int Refused(string text) => text.Count(letter => letter is < ' ' or '\u007F' or > '\u00FF');

    private static ScopedPermissions Scope(string resource, string value) =>
        Scoping.Scope(resource, FakeTaskArguments.Of(Fields.Select(field => (field, value)).Append(("AuthType", "IAM_ROLE")).ToArray()));

    private static int Wildcards(ScopedPermissions permissions) =>
        permissions.Statements.SelectMany(statement => statement.Resources.Concat(statement.Conditions.SelectMany(condition => condition.Values)))
            .Select(arn => arn.Count(current => current == '*')).DefaultIfEmpty().Max();
}
