using System;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>The forms in which teams keep definitions, or in which tools print them.</summary>
public sealed class OtherFormsTests
{
    private const string States = """{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"etl"},"Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}}""";
    private const string Arn = "arn:aws:states:us-east-1:111122223333:stateMachine:orders";
    private const string Role = "arn:aws:iam::111122223333:role/Source";

    private static readonly string Text = JsonSerializer.Serialize(States);
    private static readonly string Template = $$$$$$$$"""{"Resources":{"M":{"Type":"AWS::StepFunctions::StateMachine","Properties":{"StateMachineName":"orders","RoleArn":"{{{{{{{{Role}}}}}}}}","DefinitionString":{{{{{{{{Text}}}}}}}}}}}}""";

    public static TheoryData<string, string, string?, string?> Forms => new()
    {
        { "described.json", $$"""[{"stateMachineArn":"{{Arn}}","name":"orders","definition":{{Text}},"roleArn":"{{Role}}","type":"STANDARD"}]""", Arn, Role },
        { "create.json", $$"""{"name":"orders","definition":{{Text}},"roleArn":"{{Role}}"}""", null, Role },
        { "only.json", $$"""{"definition":{{Text}}}""", null, null },
        { "object.json", $$"""{"definition":{{States}}}""", null, null },
        { "gettemplate.json", $$"""{"TemplateBody":{{Template}},"StagesAvailable":["Original"]}""", null, Role },
        { "gettemplate-text.json", $$"""{"TemplateBody":{{JsonSerializer.Serialize(Template)}}}""", null, Role },
        { "pulumi.json", $$$$$$$$"""{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:dev::p::aws:sfn/stateMachine:StateMachine::orders","type":"aws:sfn/stateMachine:StateMachine","outputs":{"arn":"{{{{{{{{Arn}}}}}}}}","roleArn":"{{{{{{{{Role}}}}}}}}","definition":{{{{{{{{Text}}}}}}}}}}]}}""", Arn, Role },
        { "cdk.tf.json", $$$$$$$$"""{"//":{},"resource":{"aws_sfn_state_machine":{"orders":{"name":"orders","role_arn":"{{{{{{{{Role}}}}}}}}","definition":{{{{{{{{Text}}}}}}}}}}}}""", null, Role },
        { "awscc.json", $$$$$$$$"""{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[{"address":"awscc_stepfunctions_state_machine.o","mode":"managed","type":"awscc_stepfunctions_state_machine","name":"o","values":{"state_machine_name":"orders","role_arn":"{{{{{{{{Role}}}}}}}}","definition_string":{{{{{{{{Text}}}}}}}}}}]}}}""", null, Role },
        { "stack.json", $$$$$$$$"""{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[{"address":"aws_cloudformation_stack.s","mode":"managed","type":"aws_cloudformation_stack","name":"s","values":{"name":"s","template_body":{{{{{{{{JsonSerializer.Serialize(Template)}}}}}}}}}}]}}}""", null, Role },
        { "serverless.yml", "service: x\nprovider: {name: aws}\nstepFunctions:\n  stateMachines:\n    orders: {name: orders, role: '" + Role + "', definition: " + States + "}\n", null, Role },
        { "template.json5", "// the orders\n" + States, null, null },
        { "orders.tftpl", States.Replace("\"etl\"", "\"${job}\",\"Timeout\":${timeout}", StringComparison.Ordinal), null, null },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_read_by_itself_and_in_a_folder(string name, string text, string? arn, string? role)
    {
        MemoryFiles files = new MemoryFiles().With(name, text);

        DefinitionResult result = Assert.Single(new DefinitionReader(files, DefinitionContext.Empty).ReadFile(System.IO.Path.Combine("top", name)));
        FolderReading folder = new DefinitionReader(files, DefinitionContext.Empty).ReadFolder("top");

        Assert.Null(result.Problem);
        Assert.Equal("Run", Assert.Single(result.Definition!.Tree.Tasks).Name);
        Assert.Equal(arn, result.Definition.Arn?.ToString());
        Assert.Equal(role, result.Definition.SourceRoleArn?.ToString());
        Assert.NotNull(Assert.Single(folder.Results).Definition);
        Assert.Equal((1, 1, 0), (folder.FilesRead, folder.FilesWithStateMachines, folder.FilesUnreadable.Count));
    }

    [Theory]
    [InlineData("orders.asl.json.tftpl", "{\"StartAt\":\"Run\",\"States\":{\n%{ for j in jobs ~}\n\"Run ${j}\":{\"Type\":\"Pass\",\"End\":true},\n%{ endfor ~}\n\"D\":{\"Type\":\"Succeed\"}}}", "terraform show -json")]
    [InlineData("serverless.yml", "service: x\nstepFunctions:\n  stateMachines: ${file(machines.yml)}", "taken from elsewhere")]
    [InlineData("serverless.yml", "service: x\nstepFunctions:\n  stateMachines:\n    - ${file(machines.yml)}", "taken from elsewhere")]
    [InlineData("cdk.tf.json", "{\"resource\":{\"aws_sfn_state_machine\":{\"o\":{\"definition\":\"${data.template_file.t.rendered}\"}}}}", "terraform show -json")]
    [InlineData("pulumi.json", "{\"deployment\":{\"resources\":[{\"urn\":\"u::o\",\"type\":\"aws:sfn/stateMachine:StateMachine\",\"outputs\":{\"definition\":{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"}}}]}}", "secret")]
    [InlineData("empty.asl.json", "{\"Comment\":\"StartAt\"}", "No state machine was found")]
    public void A_file_that_holds_a_state_machine_and_gives_none_is_told(string name, string text, string expected)
    {
        FolderReading folder = new DefinitionReader(new MemoryFiles().With(name, text), DefinitionContext.Empty).ReadFolder("top");

        SourceFormatException problem = Assert.Single(folder.Results).Problem!;
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Single(folder.FilesUnreadable);
    }

    [Fact]
    public void Files_without_a_state_machine_are_counted_and_passed_over()
    {
        MemoryFiles files = new MemoryFiles()
            .With("a.asl.json", States)
            .With("package.json", "{\"name\":\"x\"}")
            .With("bucket.yaml", "Resources: {B: {Type: AWS::S3::Bucket}}");

        FolderReading folder = new DefinitionReader(files, DefinitionContext.Empty).ReadFolder("top");

        Assert.Equal((3, 1, 0), (folder.FilesRead, folder.FilesWithStateMachines, folder.FilesUnreadable.Count));
    }

    [Fact]
    public void Variables_of_the_framework_are_placeholders_with_their_names()
    {
        const string Yaml = "service: x\nstepFunctions:\n  stateMachines:\n    orders:\n      name: orders-${self:provider.stage}\n      definition: {StartAt: A, States: {A: {Type: Pass, End: true}}}\n";
        var given = new DefinitionContext { Partition = "aws", Region = "us-east-1", AccountId = "111122223333", Substitutions = new System.Collections.Generic.Dictionary<string, string> { ["self:provider.stage"] = "prod" } };
        MemoryFiles files = new MemoryFiles().With("serverless.yml", Yaml);
        string path = System.IO.Path.Combine("top", "serverless.yml");

        Assert.Equal("arn:aws:states:us-east-1:111122223333:stateMachine:orders-prod", Assert.Single(new DefinitionReader(files, given).ReadFile(path)).Definition!.Arn!.ToString());
        Assert.Null(Assert.Single(new DefinitionReader(files, given with { Substitutions = DefinitionContext.Empty.Substitutions }).ReadFile(path)).Definition!.Arn);
    }
}
