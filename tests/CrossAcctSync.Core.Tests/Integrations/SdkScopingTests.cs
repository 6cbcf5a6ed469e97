using System;
using System.Linq;
using CrossAcctSync.Integrations;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class SdkScopingTests
{
    [Theory]
    [InlineData("s3:getObject", "Bucket=b;Key=a/b.csv", "s3:GetObject on arn:aws:s3:::b/a/b.csv")]
    [InlineData("s3:listObjectsV2", "Bucket=b", "s3:ListBucket on arn:aws:s3:::b")]
    [InlineData("s3:copyObject", "Bucket=b;Key=k;CopySource=/src/x", "s3:PutObject on arn:aws:s3:::b/k;s3:GetObject on arn:aws:s3:::src/x")]
    [InlineData("s3:listBuckets", "", "s3:ListAllMyBuckets on *")]
    [InlineData("glue:startJobRun", "JobName=j", "glue:StartJobRun on arn:aws:glue:eu-west-1:222233334444:job/j")]
    [InlineData("glue:getTable", "DatabaseName=d;Name=t", "glue:GetTable on arn:aws:glue:eu-west-1:222233334444:catalog arn:aws:glue:eu-west-1:222233334444:database/d arn:aws:glue:eu-west-1:222233334444:table/d/t;athena:GetTable on *")]
    [InlineData("dynamodb:query", "TableName=T", "dynamodb:Query on arn:aws:dynamodb:eu-west-1:222233334444:table/T")]
    [InlineData("dynamodb:query", "TableName=T;IndexName=I", "dynamodb:Query on arn:aws:dynamodb:eu-west-1:222233334444:table/T arn:aws:dynamodb:eu-west-1:222233334444:table/T/index/I")]
    [InlineData("sqs:sendMessageBatch", "QueueUrl=https://sqs.eu-west-1.amazonaws.com/222233334444/q", "sqs:SendMessage on arn:aws:sqs:eu-west-1:222233334444:q")]
    [InlineData("sns:publishBatch", "TopicArn=arn:aws:sns:eu-west-1:222233334444:t", "sns:Publish on arn:aws:sns:eu-west-1:222233334444:t")]
    [InlineData("lambda:invoke", "FunctionName=f;Qualifier=live", "lambda:InvokeFunction on arn:aws:lambda:eu-west-1:222233334444:function:f:live")]
    [InlineData("ec2:describeInstances", "", "ec2:DescribeInstances on *")]
    [InlineData("ec2:stopInstances", "InstanceIds[]=i-1", "ec2:StopInstances on arn:aws:ec2:eu-west-1:222233334444:instance/i-1")]
    [InlineData("sfn:describeExecution", "ExecutionArn=arn:aws:states:eu-west-1:222233334444:execution:C:1", "states:DescribeExecution on arn:aws:states:eu-west-1:222233334444:execution:C:1")]
    [InlineData("sfn:startExecution", "StateMachineArn=arn:aws:states:eu-west-1:222233334444:stateMachine:C:live", "states:StartExecution on arn:aws:states:eu-west-1:222233334444:stateMachine:C if StringEquals states:StateMachineQualifier live")]
    [InlineData("sfn:startSyncExecution", "StateMachineArn=arn:aws:states:eu-west-1:222233334444:stateMachine:C", "states:StartSyncExecution on arn:aws:states:eu-west-1:222233334444:stateMachine:C")]
    [InlineData("ecs:describeTasks", "Cluster=c;Tasks[]=arn:aws:ecs:eu-west-1:222233334444:task/c/1", "ecs:DescribeTasks on arn:aws:ecs:eu-west-1:222233334444:task/c/1")]
    [InlineData("ssm:getParameter", "Name=/a/b", "ssm:GetParameter on arn:aws:ssm:eu-west-1:222233334444:parameter/a/b")]
    [InlineData("secretsmanager:getSecretValue", "SecretId=db", "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:222233334444:secret:db-*")]
    [InlineData("kms:decrypt", "KeyId=alias/a", "kms:Decrypt on arn:aws:kms:eu-west-1:222233334444:key/*")]
    [InlineData("iam:getRole", "RoleName=R", "iam:GetRole on arn:aws:iam::222233334444:role/R")]
    [InlineData("rds:startDBInstance", "DBInstanceIdentifier=d", "rds:StartDBInstance on arn:aws:rds:eu-west-1:222233334444:db:d")]
    [InlineData("keyspaces:getTable", "KeyspaceName=k;TableName=t", "cassandra:Select on arn:aws:cassandra:eu-west-1:222233334444:/keyspace/k/table/t")]
    [InlineData("apigateway:getRestApi", "RestApiId=a", "apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a")]
    [InlineData("apigateway:createRestApi", "Name=a", "apigateway:POST on arn:aws:apigateway:eu-west-1::/restapis")]
    [InlineData("cloudwatchlogs:putLogEvents", "LogGroupName=/g;LogStreamName=s", "logs:PutLogEvents on arn:aws:logs:eu-west-1:222233334444:log-group:/g:log-stream:s")]
    [InlineData("sagemaker:addTags", "ResourceArn=arn:aws:sagemaker:eu-west-1:222233334444:model/x", "sagemaker:AddTags on arn:aws:sagemaker:eu-west-1:222233334444:model/x")]
    [InlineData("dynamodb:transactWriteItems", "TransactItems[].Put.TableName=A;TransactItems[].Delete.TableName=B", "dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:222233334444:table/A;dynamodb:DeleteItem on arn:aws:dynamodb:eu-west-1:222233334444:table/B")]
    [InlineData("eventbridge:putEvents", "Entries[].Source=a;Entries[].EventBusName=orders", "events:PutEvents on arn:aws:events:eu-west-1:222233334444:event-bus/orders")]
    public void Calls_are_scoped_by_their_parameters(string call, string arguments, string expected)
    {
        (string, string)[] fields = arguments.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(expected.Split(';'), Scoping.Lines(Scoping.Scope("aws-sdk:" + call, FakeTaskArguments.Of(fields))));
    }

    [Theory]
    [InlineData("sts:assumeRole")]
    [InlineData("lambda:invokeAsync")]
    [InlineData("lambda:invokeWithResponseStream")]
    public void An_API_that_Step_Functions_does_not_offer_gets_nothing(string call)
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:" + call, new FakeTaskArguments());
        Assert.Empty(scoped.Statements);
        Assert.Equal(ScopingIssueKind.NotOfferedSdkApi, Assert.Single(scoped.Issues).Kind);
    }

    [Fact]
    public void An_unknown_action_is_granted_by_the_general_rule_with_a_warning_and_near_misses()
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:glue:startJobRunn", new FakeTaskArguments());
        Assert.Equal(["glue:StartJobRunn on *"], Scoping.Lines(scoped));
        Assert.Equal([ScopingIssueKind.UnknownSdkAction, ScopingIssueKind.PermissionsNotProven], scoped.Issues.Select(found => found.Kind));
        ScopingIssue issue = scoped.Issues[0];
        Assert.Equal((ScopingIssueKind.UnknownSdkAction, ScopingSeverity.Warning), (issue.Kind, issue.Severity));
        Assert.Contains("'glue:StartJobRun'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_nobody_names_is_a_wildcard_in_its_segment_and_an_issue()
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:glue:getTable", FakeTaskArguments.OfPattern("DatabaseName", "raw_", null));
        Assert.Equal(
            ["arn:aws:glue:eu-west-1:222233334444:catalog", "arn:aws:glue:eu-west-1:222233334444:database/raw_*", "arn:aws:glue:eu-west-1:222233334444:table/raw_*/*"],
            scoped.Statements[0].Resources);
        Assert.Contains(scoped.Issues, issue => issue is { Kind: ScopingIssueKind.DynamicResource, FieldPath: "Arguments.DatabaseName", Expression: "$.expression" });
        Assert.Contains(ScopingIssueKind.MissingField, Scoping.Kinds(scoped));
    }

    [Fact]
    public void A_role_in_a_call_that_no_table_knows_is_pointed_out_and_not_granted()
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:ec2:createIpamRoutingPolicyRegistration", FakeTaskArguments.Of(("RoleArn", "arn:aws:iam::222233334444:role/R")));
        Assert.Equal(["ec2:CreateIpamRoutingPolicyRegistration"], scoped.Statements.SelectMany(statement => statement.Actions));
        Assert.Contains(ScopingIssueKind.PassRoleNotVisible, Scoping.Kinds(scoped));
        Assert.Contains(ScopingIssueKind.PermissionsNotProven, Scoping.Kinds(scoped));
    }

    [Fact]
    public void The_parameters_of_a_job_that_has_an_optimized_integration_pass_its_role() =>
        Assert.Equal(
            ["elasticmapreduce:RunJobFlow on *", "iam:PassRole on arn:aws:iam::222233334444:role/A if StringEquals iam:PassedToService elasticmapreduce.amazonaws.com", "iam:PassRole on arn:aws:iam::222233334444:role/B if StringEquals iam:PassedToService ec2.amazonaws.com"],
            Scoping.Lines(Scoping.Scope("aws-sdk:emr:runJobFlow", FakeTaskArguments.Of(("ServiceRole", "A"), ("JobFlowRole", "B")))));

    [Fact]
    public void A_resource_of_another_account_is_pointed_out()
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:sns:listSubscriptionsByTopic", FakeTaskArguments.Of(("TopicArn", "arn:aws:sns:us-east-1:111122223333:t")));
        Assert.Equal(["arn:aws:sns:us-east-1:111122223333:t"], Scoping.Resources(scoped));
        Assert.Contains(ScopingIssueKind.ResourceOutsideTarget, Scoping.Kinds(scoped));
    }
}
