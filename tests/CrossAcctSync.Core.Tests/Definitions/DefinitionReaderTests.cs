using System;
using System.Linq;
using System.Text;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    private const string Pass = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}";

    private static DefinitionResult[] Folder(MemoryFiles files) => new DefinitionReader(files, DefinitionContext.Empty).ReadFolder("top").Results.ToArray();

    private static SourceFormatException Fails(string name, string text) =>
        Assert.Throws<SourceFormatException>(() => new DefinitionReader(new MemoryFiles().With(name, text), DefinitionContext.Empty).ReadFile(System.IO.Path.Combine("top", name)));

    [Fact]
    public void A_folder_gives_every_definition_and_one_bad_file_does_not_stop_the_others()
    {
        DefinitionResult[] results = Folder(new MemoryFiles()
            .With("a.asl.json", Pass)
            .With("b.asl.json", "{\"StartAt\": \"A\",\n \"States\": {]}")
            .With("c.asl.yaml", "StartAt: A\nStates:\n  A: {Type: Pass, End: true}\n")
            .With("d.json", "{\"name\": \"package\"}")
            .With("e.json", "{ no json at all")
            .With("f.yaml", "a: [unclosed")
            .With("g.json", "{\"StartAt\": broken")
            .With("h.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Pass)).ToArray()));

        Assert.Equal(new[] { "a", "c", "h" }, results.Where(result => result.Definition is not null).Select(result => result.Definition!.Name));
        Assert.Equal(new[] { "b.asl.json:2:13", "g.json:1:13" }, results.Where(result => result.Problem is not null).Select(result => System.IO.Path.GetFileName(result.Problem!.Location.ToString())));
    }

    [Fact]
    public void A_definition_that_a_template_names_is_read_with_the_template_only()
    {
        DefinitionResult[] results = Folder(new MemoryFiles()
            .With("run.asl.json", Pass)
            .With("template.yaml", "Resources:\n  Machine:\n    Type: AWS::Serverless::StateMachine\n    Properties: {Name: Orders, DefinitionUri: run.asl.json}\n"));

        Assert.Equal("Orders", Assert.Single(results).Definition!.Name);
    }

    [Fact]
    public void The_answer_of_describe_state_machine_is_read()
    {
        string described = "{\"stateMachineArn\": \"arn:aws:states:us-east-2:111122223333:stateMachine:Orders:7\", \"name\": \"Orders\", \"type\": \"EXPRESS\", "
            + "\"roleArn\": \"arn:aws:iam::111122223333:role/X\", \"definition\": " + System.Text.Json.JsonSerializer.Serialize(Pass) + "}";
        DefinitionResult result = Assert.Single(new DefinitionReader(new MemoryFiles(), DefinitionContext.Empty).ReadText(described, "x"));

        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:Orders", result.Definition!.Arn!.ToString());
        Assert.Equal("arn:aws:iam::111122223333:role/X", result.Definition.SourceRoleArn!.ToString());
        Assert.Equal(CrossAcctSync.Definitions.StateMachineType.Express, result.Definition.Type);
    }

    [Theory]
    [InlineData("x.json", "{\"StartAt\": \"A\"}", "1:1: The definition has no States")]
    [InlineData("x.json", "{\"States\": {}}", "1:1: The definition has no StartAt")]
    [InlineData("x.json", "{\"StartAt\": \"A\", \"States\": {\"A\": 1}}", "1:34: The state 'A' is no object")]
    [InlineData("x.json", "[1]", "1:1: No state machine was found")]
    [InlineData("x.yaml", "a:\n  - b\n c: d", "3:2: This is not YAML")]
    [InlineData("x.yaml", "", "1:1: The text is empty")]
    [InlineData("x.yaml", "a: 1\n---\nb: 2", "2:1: A second YAML document")]
    [InlineData("x.json", "{\"StartAt\" \"A\"}", "1:12: This is not JSON: '\"' is invalid after a property name. Expected a ':'.")]
    public void What_is_wrong_is_told_with_file_line_column_and_what_was_expected(string name, string text, string message) =>
        Assert.StartsWith(System.IO.Path.Combine("top", name) + ":" + message, Fails(name, text).Message, StringComparison.Ordinal);

    [Fact]
    public void Ten_thousand_states_and_more_than_a_megabyte_are_read()
    {
        var text = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
        for (int i = 0; i < 10_000; i++)
        {
            text.Append($"\"S{i}\": {{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Parameters\": {{\"JobName\": \"job-{i}\"}}, \"Credentials\": {{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}}, \"Next\": \"S{i + 1}\"}},");
        }

        text.Append("\"S10000\": {\"Type\": \"Succeed\"}}}");
        CrossAcctSync.Requirements.RequirementAnalysis analysis = CrossAcctSync.Tests.Requirements.Analysis.Of(text.ToString());

        Assert.True(text.Length > 1_000_000);
        Assert.Equal(10_001, analysis.Definition.StateCount);
        Assert.Equal(10_000, Assert.Single(analysis.Requirements).Tasks.Count);
        Assert.Equal(10_000, Assert.Single(analysis.Requirements[0].Statements).Resources.Count);
    }
}
