using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Integrations;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class SpecialFormTests
{
    private const string Child = "arn:aws:states:eu-west-1:222233334444:stateMachine:Child";

    /// <summary>The example of https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html.</summary>
    [Fact]
    public void A_nested_execution_is_the_two_statements_of_the_AWS_example()
    {
        ScopedPermissions scoped = Scoping.Scope("states:startExecution.sync", FakeTaskArguments.Of(("StateMachineArn", Child)));
        Assert.Equal(
            [
                "states:StartExecution on arn:aws:states:eu-west-1:222233334444:stateMachine:Child",
                "states:DescribeExecution,states:StopExecution on arn:aws:states:eu-west-1:222233334444:execution:Child:*",
            ],
            Scoping.Lines(scoped));
        Assert.Empty(scoped.Issues);
    }

    [Theory]
    [InlineData(":7")]
    [InlineData(":PROD")]
    public void A_version_or_alias_is_a_condition_of_starting_alone(string qualifier) =>
        Assert.Equal(
            [
                $"states:StartExecution on {Child} if StringEquals states:StateMachineQualifier {qualifier[1..]}",
                "states:DescribeExecution,states:StopExecution on arn:aws:states:eu-west-1:222233334444:execution:Child:*",
            ],
            Scoping.Lines(Scoping.Scope("states:startExecution.sync:2", FakeTaskArguments.Of(("StateMachineArn", Child + qualifier)))));

    [Fact]
    public void A_computed_alias_is_compared_by_pattern() =>
        Assert.Equal(
            $"states:StartExecution on {Child} if StringLike states:StateMachineQualifier v*",
            Scoping.Lines(Scoping.Scope("states:startExecution", FakeTaskArguments.OfPattern("StateMachineArn", Child + ":v", null))).First());

    [Theory]
    [InlineData("price", null, "function:price")]
    [InlineData("price", "live", "function:price:live")]
    [InlineData("price:3", null, "function:price:3")]
    [InlineData("222233334444:function:price", null, "function:price")]
    [InlineData("arn:aws:lambda:eu-west-1:222233334444:function:price:live", null, "function:price:live")]
    [InlineData("arn:aws:lambda:eu-west-1:222233334444:function:price", "live", "function:price:live")]
    public void A_function_is_granted_with_the_qualifier_that_the_call_names(string function, string? qualifier, string expected)
    {
        FakeTaskArguments arguments = qualifier is null ? FakeTaskArguments.Of(("FunctionName", function)) : FakeTaskArguments.Of(("FunctionName", function), ("Qualifier", qualifier));
        Assert.Equal(["arn:aws:lambda:eu-west-1:222233334444:" + expected], Scoping.Resources(Scoping.Scope("lambda:invoke", arguments)));
    }

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/222233334444/orders.fifo", "arn:aws:sqs:eu-west-1:222233334444:orders.fifo", false)]
    [InlineData("https://eu-west-1.queue.amazonaws.com/222233334444/orders", "arn:aws:sqs:eu-west-1:222233334444:orders", false)]
    [InlineData("https://queue.amazonaws.com/222233334444/orders", "arn:aws:sqs:eu-west-1:222233334444:orders", false)]
    [InlineData("https://sqs.us-east-1.amazonaws.com/111122223333/orders", "arn:aws:sqs:us-east-1:111122223333:orders", true)]
    public void A_queue_is_read_from_its_URL(string url, string arn, bool isOutside)
    {
        ScopedPermissions scoped = Scoping.Scope("sqs:sendMessage", FakeTaskArguments.Of(("QueueUrl", url)));
        Assert.Equal([arn], Scoping.Resources(scoped));
        Assert.Equal(isOutside, Scoping.Kinds(scoped).Contains(ScopingIssueKind.ResourceOutsideTarget));
    }

    [Theory]
    [InlineData("anthropic.claude-v2:1", "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2:1")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-lite-v1", "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-lite-v1")]
    [InlineData("arn:aws:bedrock:eu-west-1:222233334444:provisioned-model/abc", "arn:aws:bedrock:eu-west-1:222233334444:provisioned-model/abc")]
    [InlineData("arn:aws:bedrock:eu-west-1:222233334444:imported-model/abc", "arn:aws:bedrock:eu-west-1:222233334444:imported-model/abc")]
    [InlineData("arn:aws:bedrock:eu-west-1:222233334444:custom-model-deployment/abc", "arn:aws:bedrock:eu-west-1:222233334444:custom-model-deployment/abc")]
    public void A_model_is_granted_as_what_it_is(string model, string arn) =>
        Assert.Equal([arn], Scoping.Resources(Scoping.Scope("bedrock:invokeModel", FakeTaskArguments.Of(("ModelId", model)))));

    [Theory]
    [InlineData("us-gov.anthropic.claude-v3:0")]
    [InlineData("arn:aws:bedrock:eu-west-1:222233334444:inference-profile/us-gov.anthropic.claude-v3:0")]
    public void An_inference_profile_needs_its_model_in_other_regions_through_the_profile_only(string model) =>
        Assert.Equal(
            [
                "bedrock:InvokeModel on arn:aws:bedrock:eu-west-1:222233334444:inference-profile/us-gov.anthropic.claude-v3:0",
                "bedrock:InvokeModel on arn:aws:bedrock:*::foundation-model/anthropic.claude-v3:0 if StringLike bedrock:InferenceProfileArn arn:aws:bedrock:eu-west-1:222233334444:inference-profile/us-gov.anthropic.claude-v3:0",
            ],
            Scoping.Lines(Scoping.Scope("bedrock:invokeModel", FakeTaskArguments.Of(("ModelId", model)))));

    [Fact]
    public void The_default_cluster_workgroup_and_bus_are_those_of_the_services()
    {
        Assert.Contains("arn:aws:ecs:eu-west-1:222233334444:task/default/*", Scoping.Resources(Scoping.Scope("ecs:runTask.sync", FakeTaskArguments.Of(("TaskDefinition", "t:1")))));
        Assert.Contains("arn:aws:athena:eu-west-1:222233334444:workgroup/primary", Scoping.Resources(Scoping.Scope("athena:startQueryExecution", FakeTaskArguments.Of(("QueryString", "x")))));
        Assert.Equal(["arn:aws:events:eu-west-1:222233334444:event-bus/default"], Scoping.Resources(Scoping.Scope("events:putEvents", FakeTaskArguments.Of(("Entries[].Source", "a")))));
    }

    [Fact]
    public void A_value_within_a_computed_object_is_not_taken_for_absent()
    {
        ScopedPermissions scoped = Scoping.Scope("events:putEvents", FakeTaskArguments.OfPattern("Entries", [null]));
        Assert.Equal(["arn:aws:events:eu-west-1:222233334444:event-bus/*"], Scoping.Resources(scoped));
        Assert.Contains(ScopingIssueKind.DynamicPassRole, Scoping.Kinds(Scoping.Scope("ecs:runTask", FakeTaskArguments.Of(("TaskDefinition", "t:1")).With("Overrides", [null]))));
    }

    [Fact]
    public void A_telephone_number_needs_the_wildcard_and_a_topic_does_not()
    {
        Assert.Equal(["*"], Scoping.Resources(Scoping.Scope("sns:publish", FakeTaskArguments.Of(("PhoneNumber", "+15555550100")))));
        Assert.Equal(["arn:aws:sns:eu-west-1:222233334444:*"], Scoping.Resources(Scoping.Scope("sns:publish", new FakeTaskArguments())));
        Assert.Equal(["arn:aws:sns:eu-west-1:222233334444:endpoint/GCM/app/1"], Scoping.Resources(Scoping.Scope("sns:publish", FakeTaskArguments.Of(("TargetArn", "arn:aws:sns:eu-west-1:222233334444:endpoint/GCM/app/1")))));
    }

    [Fact]
    public void An_API_without_IAM_authorization_needs_nothing()
    {
        ScopedPermissions scoped = Scoping.Scope("apigateway:invoke", FakeTaskArguments.Of(("ApiEndpoint", "a.execute-api.eu-west-1.amazonaws.com"), ("Method", "GET")));
        Assert.Empty(scoped.Statements);
        Assert.Contains(ScopingIssueKind.NoIamPermissions, Scoping.Kinds(scoped));
    }

    [Theory]
    [InlineData("http:invoke")]
    [InlineData("arn:aws:states:eu-west-1:222233334444:activity:approve")]
    public void Tasks_that_cannot_use_another_accounts_role_get_nothing(string resource)
    {
        ScopedPermissions scoped = Scoping.Scope(resource, new FakeTaskArguments());
        Assert.Empty(scoped.Statements);
        Assert.Equal(ScopingIssueKind.CrossAccountNotSupported, Assert.Single(scoped.Issues).Kind);
        Assert.Equal(ScopingSeverity.Error, scoped.Issues[0].Severity);
    }

    [Fact]
    public void A_resource_of_another_partition_is_an_error()
    {
        ScopedPermissions scoped = Scoping.Scope("arn:aws-cn:states:::dynamodb:getItem", FakeTaskArguments.Of(("TableName", "T")));
        Assert.Contains(scoped.Issues, issue => issue is { Kind: ScopingIssueKind.ResourceOutsideTarget, Severity: ScopingSeverity.Error });
    }

    [Theory]
    [InlineData("Worker", "arn:aws:iam::222233334444:role/Worker")]
    [InlineData("arn:aws:iam::222233334444:role/a/b/Worker", "arn:aws:iam::222233334444:role/a/b/Worker")]
    public void Roles_are_named_by_name_or_ARN(string role, string arn) =>
        Assert.Contains($"iam:PassRole on {arn} if StringEquals iam:PassedToService elasticmapreduce.amazonaws.com", Scoping.Lines(Scoping.Scope("elasticmapreduce:createCluster", FakeTaskArguments.Of(("ServiceRole", role), ("JobFlowRole", "P")))));

    [Fact]
    public void A_partly_known_role_is_granted_by_its_pattern_and_a_path_alone_is_not()
    {
        Assert.Contains("arn:aws:iam::222233334444:role/app-*", Scoping.Resources(Scoping.Scope("sagemaker:createModel", FakeTaskArguments.Of(("ModelName", "m")).With("ExecutionRoleArn", "arn:aws:iam::222233334444:role/app-", null))));
        Assert.Contains("arn:aws:iam::222233334444:role/Sage", Scoping.Resources(Scoping.Scope("sagemaker:createModel", FakeTaskArguments.Of(("ModelName", "m")).With("ExecutionRoleArn", "arn:aws:iam::", null, ":role/Sage"))));
        foreach (string start in new[] { "arn:aws:iam::222233334444:role/", "arn:aws:iam::222233334444:role/path/", "arn:aws:iam::", "path/" })
        {
            ScopedPermissions scoped = Scoping.Scope("sagemaker:createModel", FakeTaskArguments.Of(("ModelName", "m")).With("ExecutionRoleArn", start, null));
            Assert.DoesNotContain(scoped.Statements, statement => statement.Actions.Contains("iam:PassRole"));
            Assert.Contains(ScopingIssueKind.DynamicPassRole, Scoping.Kinds(scoped));
        }
    }

    [Fact]
    public void Given_roles_stand_in_for_those_that_the_workflow_does_not_show()
    {
        var options = new ScopingOptions(PassRoleArns: [RoleArn.Parse("arn:aws:iam::222233334444:role/TaskRole")]);
        ScopedPermissions scoped = Scoping.Scope("ecs:runTask.sync", FakeTaskArguments.Of(("TaskDefinition", "t:1"), ("Cluster", "c")), options);
        Assert.Contains("iam:PassRole on arn:aws:iam::222233334444:role/TaskRole if StringEquals iam:PassedToService ecs-tasks.amazonaws.com", Scoping.Lines(scoped));
        Assert.DoesNotContain(ScopingIssueKind.PassRoleNotVisible, Scoping.Kinds(scoped));

        // A role that the workflow shows is not widened by them.
        Assert.DoesNotContain("arn:aws:iam::222233334444:role/TaskRole", Scoping.Resources(Scoping.Scope("sagemaker:createModel", FakeTaskArguments.Of(("ModelName", "m"), ("ExecutionRoleArn", "arn:aws:iam::222233334444:role/Sage")), options)));
    }
}
