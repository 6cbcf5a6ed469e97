using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Access;

/// <summary>What a state machine itself needs of its execution role: for Distributed Maps, logs and traces.</summary>
public sealed class ExecutionNeedTests
{
    private const string Source = "arn:aws:iam::111122223333:role/InvokeRole";
    private const string Target = "arn:aws:iam::444455556666:role/Sync";
    private const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";
    private const string Executions = "arn:aws:states:us-east-2:111122223333:execution:Orders";
    private const string Task = "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Parameters\": {\"JobName\": \"etl\"}, \"Credentials\": {\"RoleArn\": \"" + Target + "\"}, \"End\": true}";

    private const string Assume = """{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}""";
    private const string Start = """{"Effect":"Allow","Action":"states:StartExecution","Resource":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}""";
    private const string Watch = """{"Effect":"Allow","Action":["states:DescribeExecution","states:StopExecution"],"Resource":"arn:aws:states:us-east-2:111122223333:execution:Orders:*"}""";
    private const string Redrive = """{"Effect":"Allow","Action":"states:RedriveExecution","Resource":"arn:aws:states:us-east-2:111122223333:execution:Orders/Lines:*"}""";

    private static string Map(string more) =>
        "{\"StartAt\": \"Fan\", \"States\": {\"Fan\": {\"Type\": \"Parallel\", \"End\": true, \"Branches\": [{\"StartAt\": \"Each\", \"States\": {\"Each\": {\"Type\": \"Map\", " + more
        + " \"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"}, \"StartAt\": \"Run\", \"States\": {\"Run\": " + Task + "}}, \"End\": true}}}]}}}";

    private static SyncRequirement Of(string definition) => Assert.Single(Analysis.Of(definition).Requirements);

    private static SyncAccessResult Test(SyncRequirement requirement, params string[] statements) => Assert.Single(SyncAccessTester.Test(
        new[] { requirement },
        new MemoryAccounts()
            .With(Source, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""", "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(",", statements.Prepend(Assume)) + "]}")
            .With(Target, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}}""", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["glue:StartJobRun","glue:GetJobRun","glue:GetJobRuns","glue:BatchStopJobRun"],"Resource":"arn:aws:glue:us-east-2:444455556666:job/etl"}}"""),
        AccessTestOptions.Default,
        TestContext.Current.CancellationToken));

    private static string[] Failed(SyncAccessResult result) => result.Checks.Where(check => check.Leg == AccessLeg.Execution).Select(check => $"{check.Status} {check.Action} {check.Resource}").Order().ToArray();

    [Fact]
    public void A_workflow_without_such_things_needs_none()
    {
        SyncRequirement requirement = Of(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}"));

        Assert.Empty(requirement.ExecutionNeeds);
        Assert.Equal((AccessStatus.Passed, AccessStatus.Passed), (Test(requirement).Execution, Test(requirement).Status));
    }

    [Fact]
    public void An_inline_map_needs_none() => Assert.Empty(Of(Map("\"Label\": \"Lines\",").Replace("DISTRIBUTED", "INLINE", StringComparison.Ordinal)).ExecutionNeeds);

    [Fact]
    public void A_distributed_map_at_any_depth_starts_watches_stops_and_redrives_its_own_runs()
    {
        SyncRequirement requirement = Of(Map("\"Label\": \"Lines\","));

        Assert.Contains($"states:StartExecution on {Machine}", Assert.Single(requirement.Findings, finding => finding.Code == "ExecutionRoleNeeds").Message, StringComparison.Ordinal);
        SyncAccessResult none = Test(requirement);
        Assert.Equal(
            new[]
            {
                $"Failed states:DescribeExecution {Executions}:*", $"Failed states:RedriveExecution {Executions}/Lines:*",
                $"Failed states:StartExecution {Machine}", $"Failed states:StopExecution {Executions}:*",
            },
            Failed(none));
        Assert.Equal((AccessStatus.Failed, AccessStatus.Failed, AccessStatus.Passed), (none.Status, none.Execution, none.Source));
        Assert.Contains("ExecutionPermissionMissing", none.Findings.Select(finding => finding.Code));
        Assert.All(none.FailedChecks, check => Assert.NotNull(check.StatementToAdd));
        Assert.Equal("Orders / Parallel:Fan[0] / Each", Assert.Single(none.FailedChecks.SelectMany(check => check.StatePaths).Distinct()));

        Assert.Equal((AccessStatus.Passed, AccessStatus.Passed), (Test(requirement, Start, Watch, Redrive).Execution, Test(requirement, Start, Watch, Redrive).Status));
        Assert.Equal(new[] { $"Failed states:RedriveExecution {Executions}/Lines:*" }, Failed(Test(requirement, Start, Watch)));
        // The ARN of the state machine is no ARN of its executions.
        Assert.Equal(AccessStatus.Failed, Test(requirement, Start, Redrive, Watch.Replace(":execution:", ":stateMachine:", StringComparison.Ordinal)).Execution);
    }

    [Fact]
    public void What_the_run_makes_up_is_not_told()
    {
        SyncRequirement requirement = Of(Map(string.Empty));

        Assert.Equal(new[] { $"Undetermined states:RedriveExecution {Executions}/*:*" }, Failed(Test(requirement, Start, Watch, Redrive)));
        Assert.Equal(new[] { $"Failed states:RedriveExecution {Executions}/*:*" }, Failed(Test(requirement, Start, Watch)));
        Assert.Equal(AccessStatus.Passed, Test(requirement, Start, Watch, Redrive.Replace("Lines", "*", StringComparison.Ordinal)).Execution);
    }

    [Theory]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"ReaderConfig\": {\"InputType\": \"JSON\"}, \"Parameters\": {\"Bucket\": \"inbox\", \"Key\": \"lines.json\"}},", "s3:GetObject arn:aws:s3:::inbox/lines.json False")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {\"Bucket\": \"inbox\", \"Key.$\": \"$.key\"}},", "s3:GetObject arn:aws:s3:::inbox/* True")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"ReaderConfig\": {\"InputType\": \"MANIFEST\"}, \"Parameters\": {\"Bucket\": \"inbox\", \"Key\": \"m.json\"}},", "s3:GetObject arn:aws:s3:::inbox/m.json False|s3:GetObject arn:aws:s3:::*/* True")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:listObjectsV2\", \"Parameters\": {\"Bucket\": \"inbox\", \"Prefix\": \"in/\"}},", "s3:ListBucket arn:aws:s3:::inbox False")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:listObjectsV2\", \"ReaderConfig\": {\"Transformation\": \"LOAD_AND_FLATTEN\"}, \"Parameters\": {\"Bucket\": \"inbox\", \"Prefix\": \"in/\"}},", "s3:ListBucket arn:aws:s3:::inbox False|s3:GetObject arn:aws:s3:::inbox/in/* False")]
    [InlineData("\"QueryLanguage\": \"JSONata\", \"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"Arguments\": {\"Bucket\": \"{% $bucket %}\", \"Key\": \"lines.json\"}},", "s3:GetObject arn:aws:s3:::*/lines.json True")]
    [InlineData("\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": {\"Bucket\": \"outbox\", \"Prefix\": \"r\"}},", "s3:PutObject,s3:GetObject,s3:ListMultipartUploadParts,s3:AbortMultipartUpload arn:aws:s3:::outbox/r/* False")]
    [InlineData("\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": {\"Bucket\": \"outbox\"}},", "s3:PutObject,s3:GetObject,s3:ListMultipartUploadParts,s3:AbortMultipartUpload arn:aws:s3:::outbox/* False")]
    [InlineData("\"ResultWriter\": {\"WriterConfig\": {\"Transformation\": \"NONE\"}},", "")]
    public void Readers_and_writers_need_their_buckets(string fields, string expected)
    {
        string[] needs = Of(Map("\"Label\": \"Lines\"," + fields)).ExecutionNeeds
            .Where(need => need.Actions[0].StartsWith("s3:", StringComparison.Ordinal))
            .Select(need => $"{string.Join(",", need.Actions)} {need.Resource} {need.IsOpen}").ToArray();

        Assert.Equal(expected, string.Join("|", needs));
    }

    private static readonly string Text = System.Text.Json.JsonSerializer.Serialize(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}"));

    private static string Definition => System.Text.Json.JsonSerializer.Deserialize<string>(Text)!;

    public static TheoryData<string, bool, bool> Places() => new()
    {
        { """{"stateMachineArn": "MACHINE", "definition": TEXT, "loggingConfiguration": {"level": "ERROR"}, "tracingConfiguration": {"enabled": true}}""", true, true },
        { """{"stateMachineArn": "MACHINE", "definition": TEXT, "loggingConfiguration": {"level": "OFF"}, "tracingConfiguration": {"enabled": false}}""", false, false },
        { """{"StateMachineArn": "MACHINE", "Definition": TEXT, "LoggingConfiguration": {"Level": {"Value": "ALL"}}, "TracingConfiguration": {"Enabled": false}}""", true, false },
        { """{"stateMachineArn": "MACHINE", "definition": TEXT}""", false, false },
        { """{"Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"StateMachineName": "Orders", "DefinitionString": TEXT, "LoggingConfiguration": {"Level": "FATAL"}, "TracingConfiguration": {"Enabled": true}}}}}""", true, true },
        { """{"Parameters": {"Level": {"Type": "String", "Default": "OFF"}}, "Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"StateMachineName": "Orders", "DefinitionString": TEXT, "LoggingConfiguration": {"Level": {"Ref": "Level"}}}}}}""", false, false },
        { """{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Flow": {"Type": "AWS::Serverless::StateMachine", "Properties": {"Name": "Orders", "Definition": DEFINITION, "Logging": {"Level": "ALL"}, "Tracing": {"Enabled": true}}}}}""", true, true },
        { """{"resource": {"aws_sfn_state_machine": {"o": {"name": "Orders", "definition": TEXT, "logging_configuration": [{"level": "ALL"}], "tracing_configuration": [{"enabled": true}]}}}}""", true, true },
        { """{"format_version": "1.2", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [{"address": "aws_sfn_state_machine.o", "mode": "managed", "type": "aws_sfn_state_machine", "name": "o", "values": {"name": "Orders", "arn": "MACHINE", "definition": TEXT, "logging_configuration": [{"level": "OFF"}], "tracing_configuration": [{"enabled": true}]}}]}}}""", false, true },
        { """{"deployment": {"resources": [{"type": "aws:sfn/stateMachine:StateMachine", "urn": "urn:pulumi:p::s::aws:sfn/stateMachine:StateMachine::o", "inputs": {}, "outputs": {"arn": "MACHINE", "definition": TEXT, "loggingConfiguration": {"level": "ERROR"}, "tracingConfiguration": {"enabled": false}}}]}}""", true, false },
        { """{"service": "s", "stepFunctions": {"stateMachines": {"o": {"name": "Orders", "definition": DEFINITION, "loggingConfig": {"level": "ALL"}, "tracingConfig": {"enabled": true}}}}}""", true, true },
    };

    private static string Fill(string text) => text.Replace("TEXT", Text, StringComparison.Ordinal).Replace("DEFINITION", Definition, StringComparison.Ordinal).Replace("MACHINE", Machine, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Places))]
    public void The_place_tells_whether_logging_and_tracing_are_on(string text, bool isLogging, bool isTracing)
    {
        SyncRequirement requirement = Of(Fill(text));
        const string Logs = """{"Effect":"Allow","Action":["logs:*LogDelivery","logs:ListLogDeliveries","logs:PutResourcePolicy","logs:Describe*"],"Resource":"*"}""";
        const string Traces = """{"Effect":"Allow","Action":"xray:*","Resource":"*"}""";

        Assert.Equal((isLogging, isTracing), (requirement.ExecutionNeeds.Any(need => need.Actions.Contains("logs:CreateLogDelivery")), requirement.ExecutionNeeds.Any(need => need.Actions.Contains("xray:PutTraceSegments"))));
        Assert.Equal(AccessStatus.Passed, Test(requirement, Logs, Traces).Execution);
        Assert.Equal(isLogging ? AccessStatus.Failed : AccessStatus.Passed, Test(requirement, Traces).Execution);
        Assert.Equal(isTracing ? AccessStatus.Failed : AccessStatus.Passed, Test(requirement, Logs).Execution);
    }

    [Theory]
    [InlineData("\"LoggingConfiguration\": {\"Level\": {\"Fn::ImportValue\": \"level\"}}")]
    [InlineData("\"TracingConfiguration\": {\"Enabled\": {\"Fn::ImportValue\": \"traced\"}}")]
    public void A_switch_that_is_not_told_may_be_on(string property)
    {
        SyncRequirement requirement = Of(Fill("""{"Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"StateMachineName": "Orders", "DefinitionString": TEXT, PROPERTY}}}}""").Replace("PROPERTY", property, StringComparison.Ordinal));

        Assert.Equal(AccessStatus.Undetermined, Test(requirement).Execution);
        Assert.Equal(AccessStatus.Undetermined, Test(requirement).Status);
        Assert.Equal(AccessStatus.Passed, Test(requirement, """{"Effect":"Allow","Action":["logs:*","xray:*"],"Resource":"*"}""").Execution);
    }

    [Fact]
    public void Chosen_actions_are_tested_alone()
    {
        SyncRequirement requirement = Of(Map("\"Label\": \"Lines\","));
        SyncAccessResult result = Assert.Single(SyncAccessTester.Test(
            new[] { requirement },
            new MemoryAccounts().With(Source, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
            AccessTestOptions.Default with { Actions = new[] { "states:St*" } },
            TestContext.Current.CancellationToken));

        Assert.Equal(new[] { $"Failed states:StartExecution {Machine}", $"Failed states:StopExecution {Executions}:*" }, Failed(result));
    }
}
