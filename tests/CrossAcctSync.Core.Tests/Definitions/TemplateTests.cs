using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

public sealed class TemplateTests
{
    private const string Task = """{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"etl"},"Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}}""";

    private static readonly DefinitionContext Context = new() { Partition = "aws", Region = "us-east-2", AccountId = "111122223333" };

    private static IReadOnlyList<DefinitionResult> Read(string template, MemoryFiles? files = null, DefinitionContext? context = null) =>
        new DefinitionReader((files ?? new MemoryFiles()).With("template.yaml", template), context ?? Context).ReadFile(System.IO.Path.Combine("top", "template.yaml"));

    private static SyncRequirement Need(DefinitionResult result) =>
        Assert.Single(RequirementAnalyzer.Analyze(result.Definition ?? throw result.Problem!, Analysis.Options).Requirements);

    [Fact]
    public void A_definition_object_with_short_intrinsics_is_read()
    {
        DefinitionResult result = Assert.Single(Read("""
            Parameters:
              Account: { Type: String, Default: '444455556666' }
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: !Sub orders-${AWS::Region}
                  RoleArn: !GetAtt Execution.Arn
                  StateMachineType: EXPRESS
                  Definition:
                    StartAt: Run
                    States:
                      Run:
                        Type: Task
                        Resource: !Sub arn:${AWS::Partition}:states:::glue:startJobRun
                        Parameters: { JobName: !Join ['-', [etl, !Ref AWS::Region]] }
                        Credentials: { RoleArn: !Sub 'arn:aws:iam::${Account}:role/Sync' }
                        End: true
              Execution:
                Type: AWS::IAM::Role
                Properties: { RoleName: OrdersExecution, Path: /states/ }
            """));
        StateMachineDefinition definition = result.Definition!;
        SyncRequirement requirement = Need(result);

        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:orders-us-east-2", definition.Arn!.ToString());
        Assert.Equal("arn:aws:iam::111122223333:role/states/OrdersExecution", definition.SourceRoleArn!.ToString());
        Assert.Equal(StateMachineType.Express, definition.Type);
        Assert.Equal("arn:aws:iam::444455556666:role/Sync", requirement.TargetRoleArn);
        Assert.Equal("arn:aws:glue:us-east-2:444455556666:job/etl-us-east-2", Assert.Single(Assert.Single(requirement.Statements).Resources));
    }

    [Theory]
    [InlineData("DefinitionString: '{0}'")]
    [InlineData("DefinitionString: !Sub '{0}'")]
    [InlineData("DefinitionString: !Sub ['{0}', {{}}]")]
    [InlineData("DefinitionString: !Join ['', ['{0}']]")]
    [InlineData("DefinitionString:\n        Fn::Sub: '{0}'")]
    public void A_definition_string_is_read_in_every_form(string form)
    {
        string property = form.Replace("{0}", Task, StringComparison.Ordinal).Replace("{{}}", "{}", StringComparison.Ordinal);
        DefinitionResult result = Assert.Single(Read("Resources:\n  Machine:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      " + property + "\n"));

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Need(result).TargetRoleArn);
        Assert.Equal("Machine", result.Definition!.Name);
    }

    [Fact]
    public void What_a_Join_refers_to_is_a_hole_also_where_it_has_no_quotation_marks()
    {
        DefinitionResult result = Assert.Single(Read("""
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString:
                    Fn::Join:
                      - ''
                      - - '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":'
                        - !Ref Seconds
                        - ',"Next":"Run"},"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"'
                        - !Ref Job
                        - '"},"Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}}'
            """));

        Assert.Equal("arn:aws:glue:us-east-2:444455556666:job/*", Assert.Single(Assert.Single(Need(result).Statements).Resources));
    }

    [Fact]
    public void A_block_scalar_keeps_the_lines_of_its_file()
    {
        DefinitionResult result = Assert.Single(Read("Resources:\n  Machine:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: |\n        {\n          \"StartAt\": \"A\",\n          \"States\": 5\n        }\n"));

        Assert.Equal(8, result.Problem!.Location.Position.Line);
    }

    [Fact]
    public void DefinitionUri_and_DefinitionSubstitutions_are_followed()
    {
        MemoryFiles files = new MemoryFiles().With("flows/run.asl.json", Task.Replace("\"etl\"", "\"${Job}\"", StringComparison.Ordinal).Replace("444455556666", "${Account}", StringComparison.Ordinal));
        const string Template = """
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Name: Orders
                  DefinitionUri: flows/run.asl.json
                  DefinitionSubstitutions: { Job: nightly, Account: '444455556666' }
            """;
        SyncRequirement requirement = Need(Assert.Single(Read(Template, files)));
        SyncRequirement given = Need(Assert.Single(Read(Template, files, Context with { Substitutions = new Dictionary<string, string> { ["Job"] = "given" } })));

        Assert.Equal("arn:aws:glue:us-east-2:444455556666:job/nightly", Assert.Single(requirement.Statements[0].Resources));
        Assert.Equal("arn:aws:glue:us-east-2:444455556666:job/given", Assert.Single(given.Statements[0].Resources));
    }

    [Fact]
    public void Several_machines_of_a_template_are_read_and_a_bad_one_does_not_stop_the_others()
    {
        IReadOnlyList<DefinitionResult> results = Read($$"""
            Resources:
              Good:
                Type: AWS::StepFunctions::StateMachine
                Properties: { DefinitionString: '{{Task}}' }
              Lost:
                Type: AWS::Serverless::StateMachine
                Properties: { DefinitionUri: nowhere.json }
              Remote:
                Type: AWS::Serverless::StateMachine
                Properties: { DefinitionUri: { Bucket: b, Key: k } }
              Broken:
                Type: AWS::StepFunctions::StateMachine
                Properties: { DefinitionString: '{"StartAt": }' }
            """);

        Assert.Equal(new[] { true, false, false, false }, results.Select(result => result.Definition is not null));
        Assert.Contains("nowhere.json", results[1].Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("not at hand", results[2].Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("not JSON", results[3].Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_in_a_circle_end()
    {
        DefinitionResult result = Assert.Single(Read($$"""
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties: { StateMachineName: !Sub '${Machine.Name}x', DefinitionString: '{{Task}}' }
            """));

        Assert.Null(result.Definition!.Arn);
    }
}
