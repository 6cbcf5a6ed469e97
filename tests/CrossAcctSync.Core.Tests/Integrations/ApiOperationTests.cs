using System;
using System.IO;
using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>What calls ask for beyond their own action (https://docs.aws.amazon.com/service-authorization/latest/reference/).</summary>
public sealed class ApiOperationTests
{
    private const string Role = "arn:aws:iam::222233334444:role/R";

    [Fact]
    public void The_data_names_only_actions_and_operations_that_exist()
    {
        string[] prefixes = ServiceOperations.Prefixes.ToArray();
        Assert.NotEmpty(prefixes);
        foreach (ServiceOperations service in prefixes.Select(prefix => ServiceOperations.Find(prefix)!))
        {
            Assert.StartsWith("https://docs.aws.amazon.com/service-authorization/latest/reference/list_", service.Source, StringComparison.Ordinal);
            Assert.Matches(@"\A\d{4}-\d{2}-\d{2}\z", service.ReadOn);
            Assert.True(service.IsCovered || service.Operations.Count > 0, service.Source);
            foreach (ApiOperation operation in service.Operations)
            {
                Assert.True(IsKnownOperation(operation), operation.ToString());
                Assert.All(operation.FurtherActions.Keys, action => Assert.True(IntegrationCatalogue.IsKnownAction(action), action));
                Assert.True(operation.FurtherActions.Count > 0 || operation.PassesRoles || operation.OwnActions is not null || operation.Resources.Count > 0, operation.ToString());
                Assert.All(operation.OwnActions ?? [], action => Assert.True(IntegrationCatalogue.IsKnownAction(action), action));
                Assert.All(operation.PassedToServices, name => Assert.EndsWith(".amazonaws.com", name, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>An operation has an action of its name, or the table of SDK services says which it has.</summary>
    private static bool IsKnownOperation(ApiOperation operation)
    {
        string api = char.ToLowerInvariant(operation.Name[0]) + operation.Name[1..];
        return operation.OwnActions is { Count: > 0 } || IntegrationCatalogue.IsKnownAction(operation.Service + ":" + operation.Name)
            || IntegrationCatalogue.Default.Sdk.Services.Any(service => service.IamPrefix == operation.Service && (service.Actions.ContainsKey(api) || service.Statements.ContainsKey(api)));
    }

    [Fact]
    public void The_documentation_says_which_services_were_read_and_when()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Top, "docs", "operations.md"));
        foreach (string prefix in ServiceOperations.Prefixes)
        {
            ServiceOperations service = ServiceOperations.Find(prefix)!;
            Assert.Contains($"| `{prefix}` | {service.ReadOn} | {(service.IsCovered ? "yes" : "no")} | {service.Source} |", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("scheduler:createSchedule", "Name=n;Target.RoleArn=" + Role, "scheduler:CreateSchedule on arn:aws:scheduler:eu-west-1:222233334444:schedule/default/n;iam:PassRole on " + Role + " if StringEquals iam:PassedToService scheduler.amazonaws.com")]
    [InlineData("scheduler:updateSchedule", "Name=n;GroupName=g;Target.RoleArn=" + Role, "scheduler:UpdateSchedule on arn:aws:scheduler:eu-west-1:222233334444:schedule/g/n;iam:PassRole on " + Role + " if StringEquals iam:PassedToService scheduler.amazonaws.com")]
    [InlineData("scheduler:deleteSchedule", "Name=n", "scheduler:DeleteSchedule on arn:aws:scheduler:eu-west-1:222233334444:schedule/default/n")]
    [InlineData("scheduler:getSchedule", "Name=n;GroupName=g", "scheduler:GetSchedule on arn:aws:scheduler:eu-west-1:222233334444:schedule/g/n")]
    [InlineData("lambda:createFunction", "FunctionName=f;Role=" + Role, "lambda:CreateFunction on arn:aws:lambda:eu-west-1:222233334444:function:f;iam:PassRole on " + Role + " if StringEquals iam:PassedToService lambda.amazonaws.com")]
    [InlineData("lambda:createFunction", "FunctionName=f;Tags.team=a", "lambda:CreateFunction on arn:aws:lambda:eu-west-1:222233334444:function:f;lambda:TagResource on arn:aws:lambda:eu-west-1:222233334444:function:f")]
    [InlineData("ecs:runTask", "Cluster=c;TaskDefinition=t:1;EnableECSManagedTags=true", "ecs:RunTask on arn:aws:ecs:eu-west-1:222233334444:task-definition/t:1;ecs:TagResource on arn:aws:ecs:eu-west-1:222233334444:task/c/*")]
    [InlineData("ecs:runTask", "Cluster=c;TaskDefinition=t:1;EnableECSManagedTags=false;PropagateTags=NONE", "ecs:RunTask on arn:aws:ecs:eu-west-1:222233334444:task-definition/t:1")]
    [InlineData("s3:getObject", "Bucket=b;Key=k;VersionId=v", "s3:GetObjectVersion on arn:aws:s3:::b/k")]
    [InlineData("s3:deleteObject", "Bucket=b;Key=k;VersionId=v", "s3:DeleteObjectVersion on arn:aws:s3:::b/k")]
    [InlineData("s3:getObjectTagging", "Bucket=b;Key=k;VersionId=v", "s3:GetObjectVersionTagging on arn:aws:s3:::b/k")]
    [InlineData("cloudwatchlogs:filterLogEvents", "LogGroupName=/app/x", "logs:FilterLogEvents on arn:aws:logs:eu-west-1:222233334444:log-group:/app/x:*")]
    [InlineData("rdsdata:executeStatement", "ResourceArn=arn:aws:rds:eu-west-1:222233334444:cluster:c;SecretArn=arn:aws:secretsmanager:eu-west-1:222233334444:secret:s-AbCdEf", "rds-data:ExecuteStatement on arn:aws:rds:eu-west-1:222233334444:cluster:c;secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:222233334444:secret:s-AbCdEf")]
    [InlineData("redshiftdata:executeStatement", "ClusterIdentifier=c;SecretArn=arn:aws:secretsmanager:eu-west-1:222233334444:secret:s-AbCdEf", "redshift-data:ExecuteStatement on arn:aws:redshift:eu-west-1:222233334444:cluster:c;secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:222233334444:secret:s-AbCdEf")]
    [InlineData("rekognition:detectLabels", "Image.S3Object.Bucket=data;Image.S3Object.Name=k", "rekognition:DetectLabels on *;s3:GetObject on arn:aws:s3:::data/k")]
    [InlineData("rekognition:detectLabels", "Image.Bytes=x", "rekognition:DetectLabels on *")]
    [InlineData("backup:startRestoreJob", "RecoveryPointArn=arn:aws:backup:eu-west-1:222233334444:recovery-point:1b2c;IamRoleArn=" + Role, "backup:StartRestoreJob on arn:aws:backup:eu-west-1:222233334444:recovery-point:1b2c;iam:PassRole on " + Role + " if StringEquals iam:PassedToService backup.amazonaws.com")]
    [InlineData("codebuild:createProject", "Name=p;ServiceRole=" + Role, "codebuild:CreateProject on arn:aws:codebuild:eu-west-1:222233334444:project/p;iam:PassRole on " + Role + " if StringEquals iam:PassedToService codebuild.amazonaws.com")]
    [InlineData("pipes:createPipe", "Name=p;RoleArn=" + Role + ";Tags.a=b", "pipes:CreatePipe on arn:aws:pipes:eu-west-1:222233334444:pipe/p;pipes:TagResource on arn:aws:pipes:eu-west-1:222233334444:pipe/p;iam:PassRole on " + Role + " if StringEquals iam:PassedToService pipes.amazonaws.com")]
    [InlineData("sqs:createQueue", "QueueName=q;Tags.a=b", "sqs:CreateQueue on arn:aws:sqs:eu-west-1:222233334444:q;sqs:TagQueue on arn:aws:sqs:eu-west-1:222233334444:q")]
    [InlineData("wafv2:getIPSet", "Name=n;Id=i;Scope=REGIONAL", "wafv2:GetIPSet on arn:aws:wafv2:eu-west-1:222233334444:regional/ipset/n/i")]
    [InlineData("wafv2:getIPSet", "Name=n;Id=i;Scope=CLOUDFRONT", "wafv2:GetIPSet on arn:aws:wafv2:eu-west-1:222233334444:global/ipset/n/i")]
    public void A_call_asks_for_what_its_arguments_call_for(string call, string arguments, string expected)
    {
        (string, string)[] fields = arguments.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(expected.Split(';'), Scoping.Lines(Scoping.Scope("aws-sdk:" + call, FakeTaskArguments.Of(fields))));
    }

    [Fact]
    public void A_role_that_only_the_run_tells_is_not_granted_and_pointed_out()
    {
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:scheduler:createSchedule", FakeTaskArguments.Of(("Name", "n")).With("Target.RoleArn", [null]));
        Assert.DoesNotContain("iam:PassRole", scoped.Statements.SelectMany(statement => statement.Actions));
        Assert.Contains(ScopingIssueKind.DynamicPassRole, Scoping.Kinds(scoped));
    }

    [Theory]
    [InlineData("aws-sdk:ec2:createImage", "InstanceId=i-1;Name=nightly")]
    public void A_name_is_no_id_that_the_service_makes(string call, string arguments)
    {
        (string, string)[] fields = arguments.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        ScopedPermissions scoped = Scoping.Scope(call, FakeTaskArguments.Of(fields));
        Assert.DoesNotContain(Scoping.Resources(scoped), resource => resource.Contains("nightly", StringComparison.Ordinal));
        Assert.Contains(ScopingIssueKind.MissingField, Scoping.Kinds(scoped));
    }
}
