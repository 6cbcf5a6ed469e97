using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Definitions;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>Whose ARN a definition has: what is known, and never what is guessed.</summary>
public sealed class IdentityTests
{
    private const string Task = """{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"etl"},"Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}}""";
    private const string Prefix = "arn:aws:states:us-east-2:111122223333:stateMachine:";

    private static readonly RequirementOptions RoleAndRegion = new() { SourceRoleArn = Analysis.SourceRole, Region = "us-east-2" };

    private static readonly DefinitionContext Context = new() { Partition = "aws", Region = "us-east-2", AccountId = "111122223333" };

    private static string Template(string logicalId, string properties = "") =>
        $"Resources:\n  {logicalId}:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n{properties}      RoleArn: arn:aws:iam::111122223333:role/InvokeRole\n      DefinitionString: '{Task}'\n";

    private static StateMachineDefinition Read(string text, string name = "label", DefinitionContext? context = null) =>
        Assert.Single(new DefinitionReader(new MemoryFiles(), context ?? Context).ReadText(text, name)).Definition!;

    private static string? ArnOf(StateMachineDefinition definition, RequirementOptions options) =>
        Assert.Single(RequirementAnalyzer.Analyze(definition, options).Requirements).StateMachineArn;

    private static RequirementOptions Given(params string[] names) =>
        RoleAndRegion with { StateMachineArns = names.Select(name => StateMachineArn.Parse(Prefix + name)).ToArray() };

    [Fact]
    public void A_label_is_no_name()
    {
        Assert.Null(ArnOf(Read(Task, "statemachine"), RoleAndRegion));
        Assert.Null(ArnOf(Read(Template("Nightly")), RoleAndRegion));
        Assert.Null(ArnOf(Read(Template("Nightly", "      StateMachineName: !Sub '${Env}-orders'\n")), RoleAndRegion));
    }

    [Fact]
    public void A_name_that_the_template_tells_is_one() =>
        Assert.Equal(Prefix + "orders", ArnOf(Read(Template("Nightly", "      StateMachineName: orders\n"), context: DefinitionContext.Empty), RoleAndRegion));

    [Theory]
    [InlineData("Nightly-a1B2c3D4e5F6", true)]
    [InlineData("prod-stack-Nightly-a1B2c3D4e5F6", true)]
    [InlineData("Nightly", true)]
    [InlineData("MyNightly-a1B2c3D4e5F6", false)]
    [InlineData("Nightly-Copy-a1B2c3D4e5F6", false)]
    [InlineData("Hourly-a1B2c3D4e5F6", false)]
    [InlineData("Nightly-", false)]
    public void CloudFormation_s_form_of_names_finds_the_machine_among_several(string name, bool isFound) =>
        Assert.Equal(isFound ? Prefix + name : null, ArnOf(Read(Template("Nightly")), Given("Other", name)));

    [Fact]
    public void Two_machines_that_fit_are_no_answer() =>
        Assert.Null(ArnOf(Read(Template("Nightly")), Given("a-Nightly-a1B2c3D4e5F6", "b-Nightly-a1B2c3D4e5F6")));

    [Fact]
    public void A_part_of_the_name_finds_the_machine() =>
        Assert.Equal(Prefix + "prod-orders", ArnOf(Read(Template("Nightly", "      StateMachineName: !Sub '${Env}-orders'\n")), Given("prod-orders", "prod-bills")));

    [Fact]
    public void One_given_ARN_is_that_of_one_definition() => Assert.Equal(Prefix + "Flow", ArnOf(Read(Task), Given("Flow")));

    [Fact]
    public void One_given_ARN_for_two_definitions_is_a_conflict_that_names_both()
    {
        var session = new RequirementSession();
        Assert.Null(session.Add(Read(Task, "first"), Given("Flow")));
        Assert.Null(session.Add(Read(Task, "second"), Given("Flow")));

        Assert.Empty(session.Complete());
        IdentityConflict conflict = Assert.Single(session.Conflicts);
        Assert.Contains("'first'", conflict.ToString());
        Assert.Contains("'second'", conflict.ToString());
        Assert.Contains(Prefix + "Flow", conflict.ToString());
    }

    [Fact]
    public void One_given_ARN_goes_to_the_definition_that_it_fits_and_to_no_other()
    {
        var session = new RequirementSession();
        RequirementOptions options = Given("Nightly-a1B2c3D4e5F6");
        Assert.Null(session.Add(Read(Template("Hourly")), options));
        RequirementAnalysis nightly = session.Add(Read(Template("Nightly")), options)!;
        RequirementAnalysis hourly = Assert.Single(session.Complete());

        Assert.Equal(Prefix + "Nightly-a1B2c3D4e5F6", Assert.Single(nightly.Requirements).StateMachineArn);
        Assert.Null(Assert.Single(hourly.Requirements).StateMachineArn);
        Assert.Empty(session.Conflicts);
    }

    [Fact]
    public void Two_templates_with_one_name_are_a_conflict()
    {
        var session = new RequirementSession();
        Assert.NotNull(session.Add(Read(Template("A", "      StateMachineName: orders\n")), RoleAndRegion));
        Assert.Null(session.Add(Read(Template("B", "      StateMachineName: orders\n")), RoleAndRegion));

        Assert.Equal(Prefix + "orders", Assert.Single(session.Conflicts).StateMachineArn.ToString());
    }

    [Theory]
    [InlineData("{{resolve:ssm:/orders/name}}", "      StateMachineName: '{{resolve:ssm:/orders/name}}'\n")]
    [InlineData("Name", "      StateMachineName: !Ref Name\n")]
    [InlineData("exported-name", "      StateMachineName: !ImportValue exported-name\n")]
    public void A_value_that_only_the_deployment_knows_is_unknown_until_it_is_given(string key, string property)
    {
        string template = "Parameters:\n  Name: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /orders/name }\n" + Template("Nightly", property);

        Assert.Null(ArnOf(Read(template), RoleAndRegion));
        Assert.Equal(Prefix + "orders", ArnOf(Read(template, context: Context with { Substitutions = new System.Collections.Generic.Dictionary<string, string> { [key] = "orders" } }), RoleAndRegion));
    }

    [Theory]
    [InlineData("{{resolve:ssm:/orders/target-role}}", null)]
    [InlineData("arn:aws:iam::444455556666:role/{{resolve:ssm:/orders/${Env}/role}}", "arn:aws:iam::444455556666:role/*")]
    public void A_dynamic_reference_is_no_text_of_an_ARN(string role, string? pattern)
    {
        SyncRequirement requirement = Assert.Single(RequirementAnalyzer.Analyze(Read(Task.Replace("arn:aws:iam::444455556666:role/Sync", role)), Given("Flow")).Requirements);

        Assert.Null(requirement.TargetRoleArn);
        Assert.DoesNotContain("resolve", requirement.TargetRolePattern);
        Assert.Equal(pattern ?? requirement.TargetRolePattern, requirement.TargetRolePattern);
    }
}
