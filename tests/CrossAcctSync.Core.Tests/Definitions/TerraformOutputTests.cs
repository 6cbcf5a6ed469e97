using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>What <c>terraform show -json</c> prints, in the form of its documentation.</summary>
public sealed class TerraformOutputTests
{
    private static readonly string Example = Path.Combine(RepositoryFolder.Top, "examples", "terraform");

    private static readonly DefinitionContext Context = new() { Partition = "aws", Region = "us-east-2", AccountId = "111122223333" };

    [Fact]
    public void A_plan_gives_what_will_be_in_all_modules_and_not_what_was()
    {
        IReadOnlyList<DefinitionResult> found = Read("plan.json", DefinitionContext.Empty);

        Assert.Equal(
            [
                "Load arn:aws:states:us-east-2:111122223333:stateMachine:Load arn:aws:iam::111122223333:role/LoadExecution Standard",
                "Reconcile-eu   Standard",
                "Reconcile-us   Standard",
            ],
            found.Select(result => $"{result.Definition!.Name} {result.Definition.Arn} {result.Definition.SourceRoleArn} {result.Definition.Type}"));
    }

    [Fact]
    public void What_has_no_ARN_yet_has_one_where_the_user_tells_the_account() =>
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:Reconcile-eu", Read("plan.json", Context)[1].Definition!.Arn!.ToString());

    [Fact]
    public void A_state_gives_what_is_managed() => Assert.Equal("Load", Assert.Single(Read("state.json", Context)).Definition!.Name);

    [Fact]
    public void A_definition_that_is_known_after_apply_is_a_problem_at_the_resource()
    {
        SourceFormatException problem = Assert.Single(ReadText("""
            {"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"resources": [
              {"address": "aws_sfn_state_machine.new", "mode": "managed", "type": "aws_sfn_state_machine", "name": "new", "values": {"name": "New"}}]}}}
            """)).Problem!;

        Assert.Equal((2, 3), (problem.Location.Position.Line, problem.Location.Position.Column));
        Assert.Contains("aws_sfn_state_machine.new is known only after it is applied", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_definition_is_told_with_its_place()
    {
        DefinitionResult result = Assert.Single(ReadText("""
            {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
              {"address": "aws_sfn_state_machine.bad", "type": "aws_sfn_state_machine",
               "values": {"definition": "{\"StartAt\": 7, \"States\": {}}"}}]}}}
            """));

        Assert.Equal(3, result.Problem!.Location.Position.Line);
        Assert.Contains("StartAt", result.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_without_a_name_is_called_as_Terraform_calls_it()
    {
        IReadOnlyList<DefinitionResult> found = ReadText("""
            {"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"child_modules": [{"child_modules": [{"resources": [
              {"address": "module.a.module.b.aws_sfn_state_machine.m[0]", "index": 0, "type": "aws_sfn_state_machine", "name": "m",
               "values": {"type": "EXPRESS", "region": "eu-west-1", "definition": "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"}}]}]}]}}}
            """);

        StateMachineDefinition definition = Assert.Single(found).Definition!;
        Assert.Equal(("m[0]", StateMachineType.Express), (definition.Name, definition.Type!.Value));
        Assert.Equal("module.a.module.b.aws_sfn_state_machine.m[0]", definition.LogicalId);
    }

    [Fact]
    public void The_output_of_Windows_PowerShell_is_read_too()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(File.ReadAllText(Path.Combine(Example, "state.json")))];
        var reader = new DefinitionReader(new MemoryFiles().With("state.json", bytes), Context);

        Assert.Equal("Load", Assert.Single(reader.ReadFile(Path.Combine("top", "state.json"))).Definition!.Name);
    }

    [Fact]
    public void Output_without_a_state_machine_is_refused_alone_and_passed_over_in_a_folder()
    {
        MemoryFiles files = new MemoryFiles().With("plan.json", """{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {}}}""");
        var reader = new DefinitionReader(files, Context);

        Assert.Throws<SourceFormatException>(() => reader.ReadFile(Path.Combine("top", "plan.json")));
        Assert.Empty(reader.ReadFolder("top"));
    }

    private static IReadOnlyList<DefinitionResult> Read(string file, DefinitionContext context) =>
        new DefinitionReader(new DefinitionFiles(), context).ReadFile(Path.Combine(Example, file));

    private static IReadOnlyList<DefinitionResult> ReadText(string text) => new DefinitionReader(new MemoryFiles(), DefinitionContext.Empty).ReadText(text, "output");
}
