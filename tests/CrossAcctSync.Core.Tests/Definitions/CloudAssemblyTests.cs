using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>Folders that <c>cdk synth</c> wrote; the one of the examples is its own output.</summary>
public sealed class CloudAssemblyTests
{
    private const string Definition = """{"StartAt":"Run","States":{"Run":{"Type":"Pass","End":true}}}""";
    private const string Machine = """{"Type":"AWS::StepFunctions::StateMachine","Properties":{"StateMachineName":"Load","DefinitionString":"{\"StartAt\":\"Run\",\"States\":{\"Run\":{\"Type\":\"Pass\",\"End\":true}}}"}}""";

    private static readonly string Example = Path.Combine(RepositoryFolder.Top, "examples", "cdk.out");

    [Theory]
    [InlineData("")]
    [InlineData("manifest.json")]
    public void Every_state_machine_of_every_stack_is_read_once_with_its_account(string file)
    {
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);

        DefinitionResult[] found = [.. file.Length == 0 ? reader.ReadFolder(Example).Results : reader.ReadFile(Path.Combine(Example, file))];

        Assert.DoesNotContain(found, result => result.Problem is not null);
        Assert.Equal(
            [
                "Inner arn:aws:states:eu-west-1:444455556666:stateMachine:Inner arn:aws:iam::444455556666:role/LoadExecution",
                "Inner arn:aws:states:us-east-2:111122223333:stateMachine:Inner arn:aws:iam::111122223333:role/LoadExecution",
                "Load arn:aws:states:eu-west-1:444455556666:stateMachine:Load arn:aws:iam::444455556666:role/LoadExecution",
                "Load arn:aws:states:us-east-2:111122223333:stateMachine:Load arn:aws:iam::111122223333:role/LoadExecution",
                "ReconcileD51D4F4F  ",
                "ReconcileD51D4F4F  ",
            ],
            found.Select(result => $"{result.Definition!.Name} {result.Definition.Arn} {result.Definition.SourceRoleArn}").Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Joined_texts_and_substitutions_of_assets_give_the_target_roles()
    {
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);

        IEnumerable<string?> roles = reader.ReadFolder(Example).Results
            .SelectMany(result => RequirementAnalyzer.Analyze(result.Definition!, RequirementOptions.Default).Requirements)
            .Select(requirement => requirement.TargetRoleArn)
            .Distinct();

        Assert.Equal(["arn:aws:iam::333344445555:role/DataPlatformAccess", "arn:aws:iam::222233334444:role/LedgerAccess"], roles.OrderDescending());
    }

    [Fact]
    public void One_template_finds_its_assets_and_nested_stacks()
    {
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);

        IReadOnlyList<DefinitionResult> found = reader.ReadFile(Path.Combine(Example, "Workflows.template.json"));

        Assert.Equal(["Load", "ReconcileD51D4F4F", "Inner"], found.Select(result => result.Definition!.Name));
        Assert.EndsWith("asset.219f3720b7fa57493c1d7cbecaad70e8ed5cf8c673a995b0bddd7bbb9096d80f.json", found[1].Definition!.Path, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Bucket":"b","Key":"hash.json"}""", """{"aws:asset:path":"asset.x.json","aws:asset:property":"DefinitionS3Location"}""", "asset.x.json")]
    [InlineData("""{"Bucket":"b","Key":"hash.json"}""", "{}", "asset.hash.json")]
    [InlineData("""{"Bucket":"b","Key":{"Fn::Sub":"hash.json"}}""", "{}", "asset.hash.json")]
    public void An_asset_is_found_by_its_metadata_or_its_key(string location, string metadata, string file)
    {
        var files = new MemoryFiles()
            .With("manifest.json", Manifest("Main.template.json"))
            .With("Main.template.json", $$"""{"Resources":{"M":{"Type":"AWS::StepFunctions::StateMachine","Metadata":{{metadata}},"Properties":{"DefinitionS3Location":{{location}} } } } }""")
            .With(file, Definition);

        DefinitionResult result = Assert.Single(new DefinitionReader(files, DefinitionContext.Empty).ReadFolder("top").Results);

        Assert.Equal(Path.Combine("top", file), result.Definition!.Path);
    }

    [Fact]
    public void An_asset_that_is_not_at_hand_is_a_problem_at_the_state_machine()
    {
        var files = new MemoryFiles().With("Main.template.json", """
            {"Resources": {
              "M": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionS3Location": {"Bucket": "b", "Key": "k.json"}}}}}
            """);

        SourceFormatException problem = Assert.Single(new DefinitionReader(files, DefinitionContext.Empty).ReadFile(Path.Combine("top", "Main.template.json"))).Problem!;

        Assert.Equal((2, 3), (problem.Location.Position.Line, problem.Location.Position.Column));
        Assert.Contains("'M' is not at hand", problem.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_the_manifest_names_and_nobody_has_is_a_problem_and_the_others_are_read()
    {
        var files = new MemoryFiles()
            .With("manifest.json", Manifest("Gone.template.json", "Main.template.json", "Damaged.template.json"))
            .With("Main.template.json", $$"""{"Resources":{"M":{{Machine}} } }""")
            .With("Damaged.template.json", "{\"Resources\":");

        DefinitionResult[] found = [.. new DefinitionReader(files, DefinitionContext.Empty).ReadFile(Path.Combine("top", "manifest.json"))];

        Assert.Contains("'Gone.template.json' is not there", found[0].Problem!.Message, System.StringComparison.Ordinal);
        Assert.Equal("Load", found[1].Definition!.Name);
        Assert.StartsWith(Path.Combine("top", "Damaged.template.json") + ":1:", found[2].Problem!.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_stack_has_the_parameters_of_the_outer_one_and_none_runs_in_circles()
    {
        var files = new MemoryFiles()
            .With("outer.json", $$"""
                {"Resources": {
                  "M": {{Machine}},
                  "N": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "inner.json", "Parameters": {"Suffix": "Paid"} } },
                  "O": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "inner.json", "Parameters": {"Suffix": "Sent"} } } } }
                """)
            .With("inner.json", $$"""
                {"Parameters": {"Suffix": {"Type": "String"} }, "Resources": {
                  "M": {{Machine.Replace("\"Load\"", "{\"Fn::Sub\":\"Orders${Suffix}\"}", System.StringComparison.Ordinal)}},
                  "Self": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "inner.json"} } } }
                """);

        DefinitionResult[] results = new DefinitionReader(files, DefinitionContext.Empty).ReadFolder("top").Results.ToArray();

        Assert.Equal(["Load", "OrdersPaid", "OrdersSent"], results.Where(result => result.Definition is not null).Select(result => result.Definition!.Name));
        SourceFormatException[] problems = results.Where(result => result.Problem is not null).Select(result => result.Problem!).ToArray();
        Assert.Equal(2, problems.Length);
        Assert.All(problems, problem => Assert.Contains("nested in", problem.Message, System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("./.")]
    [InlineData("../top")]
    public void An_assembly_that_holds_itself_is_read_once(string directory)
    {
        var files = new MemoryFiles()
            .With("manifest.json", $$"""{"version":"36.0.0","artifacts":{"self":{"type":"cdk:cloud-assembly","properties":{"directoryName":"{{directory}}"} },"main":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Main.template.json"} } } }""")
            .With("Main.template.json", $$"""{"Resources":{"M":{{Machine}} } }""");

        Assert.Single(new DefinitionReader(files, DefinitionContext.Empty).ReadFile(System.IO.Path.Combine("top", "manifest.json")));
    }

    [Fact]
    public void An_account_that_the_app_leaves_open_is_that_of_the_user()
    {
        var files = new MemoryFiles()
            .With("manifest.json", Manifest("Main.template.json").Replace("aws://111122223333/us-east-2", "aws://unknown-account/unknown-region", System.StringComparison.Ordinal))
            .With("Main.template.json", $$"""{"Resources":{"M":{{Machine}} } }""");
        var context = new DefinitionContext { AccountId = "777788889999", Region = "cn-north-1", Partition = "aws-cn" };

        StateMachineDefinition definition = Assert.Single(new DefinitionReader(files, context).ReadFolder("top").Results).Definition!;

        Assert.Equal("arn:aws-cn:states:cn-north-1:777788889999:stateMachine:Load", definition.Arn!.ToString());
    }

    private static string Manifest(params string[] templates) => "{\"version\":\"36.0.0\",\"artifacts\":{" + string.Join(",", templates.Select(template =>
        $$"""
        "{{template}}":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/us-east-2","properties":{"templateFile":"{{template}}"} }
        """)) + "}}";
}
