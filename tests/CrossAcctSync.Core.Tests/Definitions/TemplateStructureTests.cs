using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>Functions that change what a template holds: conditions, loops, includes, nested templates.</summary>
public sealed class TemplateStructureTests
{
    private const string States = "{StartAt: Run, States: {Run: {Type: Task, Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: {JobName: nightly}, Credentials: {RoleArn: 'arn:aws:iam::444455556666:role/Sync'}, End: true}}}";

    private static readonly DefinitionContext Nothing = DefinitionContext.Empty;

    private static DefinitionResult[] Read(string template, MemoryFiles? files = null, params (string Name, string Value)[] given) =>
        new DefinitionReader((files ?? new MemoryFiles()).With("template.yaml", template), Nothing with { Substitutions = given.ToDictionary(one => one.Name, one => one.Value) })
            .ReadFile(System.IO.Path.Combine("top", "template.yaml")).ToArray();

    private static IReadOnlyList<SyncRequirement> Needs(DefinitionResult[] results) =>
        RequirementAnalyzer.Analyze(Assert.Single(results).Definition ?? throw results[0].Problem!, Analysis.Options).Requirements;

    private static string Machine(string definition, string conditions = "IsProd: !Equals [!Ref Env, prod]") => $$"""
        Parameters:
          Env: {Type: String, Default: dev}
        Conditions:
          {{conditions}}
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: orders
              {{definition}}
        """;

    private static string Task(string credentials, string job = "nightly") =>
        $"Definition: {{StartAt: Run, States: {{Run: {{Type: Task, Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: {{JobName: {job}}}, Credentials: {credentials}, End: true}}}}}}";

    [Theory]
    [InlineData("!If [IsProd, {RoleArn: 'arn:aws:iam::444455556666:role/Sync'}, !Ref AWS::NoValue]")]
    [InlineData("!If [IsProd, !If [IsProd, {RoleArn: 'arn:aws:iam::444455556666:role/Sync'}, {RoleArn: 'arn:aws:iam::999955556666:role/Never'}], !Ref AWS::NoValue]")]
    public void A_task_of_one_condition_is_needed_with_a_finding(string credentials)
    {
        SyncRequirement need = Assert.Single(Needs(Read(Machine(Task(credentials)))));

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", need.TargetRoleArn);
        Assert.Contains("IsProd", Assert.Single(need.Findings, finding => finding.Code == DefinitionRules.TaskConditional.Code).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_one_condition_goes_together()
    {
        IReadOnlyList<SyncRequirement> needs = Needs(Read(Machine(Task(
            "{RoleArn: !If [IsProd, 'arn:aws:iam::444455556666:role/Prod', 'arn:aws:iam::777788889999:role/Dev']}",
            "!If [IsProd, prod-job, dev-job]"))));

        Assert.Equal(
            ["arn:aws:iam::444455556666:role/Prod arn:aws:glue:us-east-2:444455556666:job/prod-job", "arn:aws:iam::777788889999:role/Dev arn:aws:glue:us-east-2:777788889999:job/dev-job"],
            needs.Select(need => need.TargetRoleArn + " " + Assert.Single(Assert.Single(need.Statements).Resources)));
    }

    [Theory]
    [InlineData("prod", "arn:aws:iam::444455556666:role/Prod")]
    [InlineData("dev", "arn:aws:iam::777788889999:role/Dev")]
    public void A_value_that_is_given_decides_and_a_default_does_not(string env, string role)
    {
        string template = Machine(Task("{RoleArn: !If [IsProd, 'arn:aws:iam::444455556666:role/Prod', 'arn:aws:iam::777788889999:role/Dev']}"));

        SyncRequirement need = Assert.Single(Needs(Read(template, null, ("Env", env))));

        Assert.Equal(role, need.TargetRoleArn);
        Assert.DoesNotContain(need.Findings, finding => finding.Code == DefinitionRules.TaskConditional.Code);
        Assert.Equal(2, Needs(Read(template)).Count);
    }

    [Fact]
    public void One_parameter_is_not_two_values_at_once()
    {
        string conditions = "{IsProd: !Equals [!Ref Env, prod], IsTest: !Equals [!Ref Env, test], Neither: !Not [!Or [!Condition IsProd, !Condition IsTest]]}";
        string template = Machine(Task("!If [IsProd, !If [IsTest, {RoleArn: 'arn:aws:iam::444455556666:role/Never'}, {RoleArn: 'arn:aws:iam::444455556666:role/Prod'}], !If [Neither, {RoleArn: 'arn:aws:iam::444455556666:role/Dev'}, {RoleArn: 'arn:aws:iam::444455556666:role/Test'}]]"))
            .Replace("IsProd: !Equals [!Ref Env, prod]\n", "{}\n", StringComparison.Ordinal)
            .Replace("Conditions:\n  {}", "Conditions: " + conditions, StringComparison.Ordinal);

        Assert.Equal(["Dev", "Prod", "Test"], Needs(Read(template)).Select(need => need.TargetRoleName!).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_whole_definition_of_one_condition_is_read() =>
        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Needs(Read(Machine($"Definition: !If [IsProd, {States}, {{StartAt: A, States: {{A: {{Type: Pass, End: true}}}}}}]")))).TargetRoleArn);

    [Fact]
    public void More_conditions_than_can_be_tried_are_told()
    {
        string conditions = "Conditions:\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"  C{i}: !Equals [!Ref P{i}, x]\n"));
        string roles = string.Concat(Enumerable.Range(0, 8).Select(i => $"!If [C{i}, {{RoleArn: 'arn:aws:iam::444455556666:role/R{i}'}}, ")) + "!Ref AWS::NoValue" + new string(']', 8);
        DefinitionResult result = Assert.Single(Read(Machine(Task(roles)).Replace("Conditions:\n  IsProd: !Equals [!Ref Env, prod]\n", conditions, StringComparison.Ordinal)));

        Assert.Contains("-Substitution", result.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_makes_its_state_machines()
    {
        DefinitionResult[] results = Read("""
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'Orders, Payments'}}
            Resources:
              Fn::ForEach::Machines:
                - Name
                - !Ref Names
                - ${Name}Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      StateMachineName: !Sub 'x-${Name}'
                      RoleArn: !Ref Name
                      Definition: 
            """ + " " + States);

        Assert.Equal(["x-Orders", "x-Payments"], results.Select(result => result.Definition!.Name));
        Assert.Equal(["OrdersMachine", "PaymentsMachine"], results.Select(result => result.Definition!.LogicalId));
        Assert.Equal(12, results[1].Definition!.Location.Position.Line);
    }

    [Fact]
    public void A_loop_over_what_only_a_deployment_tells_is_told()
    {
        const string Template = """
            Parameters: {Names: {Type: CommaDelimitedList}}
            Resources:
              Fn::ForEach::Machines: [Name, !Ref Names, {'${Name}': {Type: AWS::StepFunctions::StateMachine, Properties: {Definition: {}}}}]
            """;

        Assert.Contains("-Substitution", Assert.Throws<CrossAcctSync.Documents.SourceFormatException>(() => Read(Template)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(Template, null, ("Names", "a,b")).Length);
    }

    [Theory]
    [InlineData("Definition: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: base.asl.json}}}")]
    [InlineData("Definition: {StartAt: Run, States: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: states.json}}}}")]
    [InlineData("DefinitionString: {Fn::ToJsonString: {StartAt: Run, States: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: states.json}}}}}")]
    public void An_included_file_is_read(string definition)
    {
        const string Run = """{"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"etl"},"Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}""";
        MemoryFiles files = new MemoryFiles().With("states.json", Run).With("base.asl.json", "{\"StartAt\":\"Run\",\"States\":" + Run + "}");

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Needs(Read(Machine(definition), files))).TargetRoleArn);
    }

    [Theory]
    [InlineData("s3://bucket/base.asl.json")]
    [InlineData("missing.json")]
    public void An_included_file_that_is_not_at_hand_is_told(string location) =>
        Assert.NotNull(Assert.Single(Read(Machine($"Definition: {{Fn::Transform: {{Name: AWS::Include, Parameters: {{Location: '{location}'}}}}}}"))).Problem);

    [Theory]
    [InlineData("AWS::CloudFormation::Stack", "TemplateURL: ./child.yaml")]
    [InlineData("AWS::Serverless::Application", "Location: child.yaml")]
    public void A_template_whose_machines_are_all_in_nested_ones_is_read(string type, string property)
    {
        MemoryFiles files = new MemoryFiles().With("./child.yaml", Machine("Definition: " + States)).With("child.yaml", Machine("Definition: " + States));

        Assert.Equal("orders", Assert.Single(Read($"Resources:\n  Inner: {{Type: '{type}', Properties: {{{property}}}}}", files)).Definition!.Name);
    }

    [Fact]
    public void A_nested_template_that_is_not_at_hand_is_told()
    {
        const string Inner = "  Inner: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: 'https://bucket.s3.amazonaws.com/child.yaml'}}";
        DefinitionResult alone = Assert.Single(Read("Resources:\n" + Inner));
        DefinitionResult[] beside = Read(Machine("Definition: " + States) + "\n" + Inner);

        Assert.False(alone.IsNotice);
        Assert.Contains("not at hand", alone.Problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(beside[0].Definition);
        Assert.True(beside[1].IsNotice);
    }

    [Theory]
    [InlineData("${Function}", "Function")]
    [InlineData("arn:aws:states:::${ Call }", "Call")]
    public void A_resource_behind_a_placeholder_names_it(string resource, string name)
    {
        Finding finding = Assert.Single(
            Assert.Single(Analysis.Of(Analysis.OneTask($"\"Resource\": \"{resource}\", \"Credentials\": {{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}}")).Requirements).Findings,
            finding => finding.Code == DefinitionRules.IntegrationUnknown.Code);

        Assert.Contains($"'{name}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("-Substitution", finding.RecommendedAction, StringComparison.Ordinal);
    }
}
