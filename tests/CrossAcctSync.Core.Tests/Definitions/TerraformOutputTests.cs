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
    public void An_object_that_was_replaced_and_waits_to_be_destroyed_is_left_out()
    {
        IReadOnlyList<DefinitionResult> found = ReadText($$$$"""
            {"format_version": "1.0", "terraform_version": "1.12.0", "values": {"root_module": {"resources": [
              {{{{Machine("m", """ "name": "New" """)}}}},
              {"deposed_key": "1f2e3d4c", {{{{Machine("m", """ "name": "Old" """)[1..]}}}}]}}}
            """);

        Assert.Equal("New", Assert.Single(found).Definition!.Name);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    public void A_definition_that_an_output_leaves_out_as_sensitive_is_a_problem_that_says_so(string value)
    {
        SourceFormatException problem = Assert.Single(ReadText($$$$"""
            {"format_version": "1.2", "terraform_version": "1.12.0", "planned_values": {"root_module": {"resources": [
              {"address": "aws_sfn_state_machine.m", "mode": "managed", "type": "aws_sfn_state_machine", "name": "m", "values": {"name": "M", "definition": {{{{value}}}} }, "sensitive_values": {"definition": true}}]}}}
            """)).Problem!;

        Assert.Contains("aws_sfn_state_machine.m is sensitive", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensitive_definition_that_is_printed_all_the_same_is_read()
    {
        IReadOnlyList<DefinitionResult> found = ReadText($$$$"""
            {"format_version": "1.0", "values": {"root_module": {"resources": [{"sensitive_values": {"definition": true}, {{{{Machine("m", """ "name": "M" """)[1..]}}}}]}}}
            """);

        Assert.NotNull(Assert.Single(found).Definition);
    }

    [Fact]
    public void A_state_as_it_is_stored_is_refused_with_the_command_that_prints_it()
    {
        var problem = Assert.Throws<SourceFormatException>(() => ReadText("""{"version": 4, "terraform_version": "1.12.0", "serial": 7, "lineage": "5f0c", "outputs": {}, "resources": []}"""));

        Assert.Contains("terraform show -json", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "aws_iam_role.run.arn", "aws_iam_role.run" """, "arn:aws:iam::111122223333:role/sync/Run")]
    [InlineData(""" "aws_iam_role.many[\"eu\"].arn", "aws_iam_role.many[\"eu\"]", "aws_iam_role.many" """, null)]
    [InlineData(""" "aws_iam_role.many", "each.key" """, "arn:aws:iam::111122223333:role/Many-eu")]
    [InlineData(""" "aws_iam_role.many" """, null)]
    [InlineData(""" "aws_iam_role.run.arn", "aws_iam_role.run", "var.role_arn" """, null)]
    [InlineData(""" "aws_iam_role.run.arn", "aws_iam_role.run", "aws_iam_role.prefixed.arn", "aws_iam_role.prefixed" """, null)]
    [InlineData(""" "aws_iam_role.prefixed.arn", "aws_iam_role.prefixed" """, null)]
    [InlineData(""" "data.aws_iam_role.run.arn", "data.aws_iam_role.run" """, null)]
    [InlineData(""" "aws_iam_role.gone.arn", "aws_iam_role.gone" """, null)]
    [InlineData("", null)]
    public void An_execution_role_that_is_created_too_is_known_by_its_name_where_the_reference_leaves_no_choice(string references, string? expected)
    {
        string roles = string.Join(",", Role("run", null, """ "name": "Run", "path": "/sync/" """), Role("many", "eu", """ "name": "Many-eu", "path": "/" """), Role("many", "us", """ "name": "Many-us" """), Role("prefixed", null, """ "name_prefix": "P" """));
        string plan = $$$$"""
            {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [{"address": "module.a[\"x\"]", "child_modules": [{"address": "module.a[\"x\"].module.b", "resources": [
              {{{{roles}}}}, {"index": "eu", {{{{Machine("m", """ "name": "M" """)[1..]}}}}]}]}]}},
             "configuration": {"root_module": {"module_calls": {"a": {"module": {"module_calls": {"b": {"module": {"resources": [
               {"address": "aws_sfn_state_machine.m", "mode": "managed", "type": "aws_sfn_state_machine", "name": "m", "expressions": {"role_arn": {"references": [{{{{references}}}}]}}}]}}} }}} }}}
            """;

        StateMachineDefinition known = Assert.Single(new DefinitionReader(new MemoryFiles(), Context).ReadText(plan, "output")).Definition!;
        StateMachineDefinition unknown = Assert.Single(ReadText(plan)).Definition!;

        Assert.Equal(expected, known.SourceRoleArn?.ToString());
        Assert.Null(unknown.SourceRoleArn);
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
        Assert.Empty(reader.ReadFolder("top").Results);
    }

    private static string Machine(string name, string values) => $$$$"""
        {"address": "aws_sfn_state_machine.{{{{name}}}}", "mode": "managed", "type": "aws_sfn_state_machine", "name": "{{{{name}}}}", "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": { {{{{values}}}}, "definition": "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"}}
        """;

    private static string Role(string name, string? index, string values) => $$$$"""
        {"address": "aws_iam_role.{{{{name}}}}", "mode": "managed", "type": "aws_iam_role", "name": "{{{{name}}}}"{{{{(index is null ? string.Empty : $", \"index\": \"{index}\"")}}}}, "values": { {{{{values}}}} }}
        """;

    private static IReadOnlyList<DefinitionResult> Read(string file, DefinitionContext context) =>
        new DefinitionReader(new DefinitionFiles(), context).ReadFile(Path.Combine(Example, file));

    private static IReadOnlyList<DefinitionResult> ReadText(string text) => new DefinitionReader(new MemoryFiles(), DefinitionContext.Empty).ReadText(text, "output");
}
