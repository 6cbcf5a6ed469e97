using System.IO;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

public sealed class DataFlowTests
{
    private const string Task = "\"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Parameters\": {\"JobName\": \"etl\"}";

    private static RequirementAnalysis Run(string states, string? input = null, string top = "") => Analysis.Of(
        "{\"StartAt\": \"A\"," + top + "\"States\": {" + states + "}}",
        input is null ? null : Analysis.Options with { SampleInputs = new[] { SourceDocument.ParseJson(input) } });

    [Fact]
    public void A_role_set_by_an_earlier_Pass_state_is_known_without_a_sample()
    {
        RequirementAnalysis analysis = Run(
            "\"A\": {\"Type\": \"Pass\", \"Result\": {\"arn\": \"arn:aws:iam::444455556666:role/Sync\"}, \"ResultPath\": \"$.cfg.role\", \"Next\": \"B\"},"
            + "\"B\": {\"Type\": \"Task\", " + Task + ", \"Credentials\": {\"RoleArn.$\": \"$.cfg.role.arn\"}, \"End\": true}");

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Analysis.Targets(analysis)));
    }

    [Fact]
    public void A_variable_is_followed_through_tasks_and_both_ways_of_a_choice()
    {
        RequirementAnalysis analysis = Run(
            "\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.x\", \"IsPresent\": true, \"Next\": \"B\"}], \"Default\": \"C\"},"
            + "\"B\": {\"Type\": \"Pass\", \"Assign\": {\"role\": \"arn:aws:iam::444455556666:role/Sync\"}, \"Next\": \"D\"},"
            + "\"C\": {\"Type\": \"Pass\", \"Assign\": {\"role\": \"arn:aws:iam::555566667777:role/Sync\"}, \"Next\": \"D\"},"
            + "\"D\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\"}, \"Next\": \"E\"},"
            + "\"E\": {\"Type\": \"Task\", " + Task + ", \"Credentials\": {\"RoleArn.$\": \"$role\"}, \"End\": true}");

        Assert.Equal(new[] { "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync" }, Analysis.Targets(analysis).Order());
    }

    [Fact]
    public void A_task_result_replaces_the_input_unless_ResultPath_keeps_it()
    {
        const string Lambda = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\"}, \"Next\": \"B\"";
        const string Use = ", \"B\": {\"Type\": \"Task\", " + Task + ", \"Credentials\": {\"RoleArn.$\": \"$.r\"}, \"End\": true}";
        const string Input = "{\"r\": \"arn:aws:iam::444455556666:role/Sync\"}";

        Assert.Equal("arn:*:iam::*:role/*", Assert.Single(Analysis.Targets(Run("\"A\": {" + Lambda + "}" + Use, Input))));
        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Analysis.Targets(Run("\"A\": {" + Lambda + ", \"ResultPath\": null}" + Use, Input))));
        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Analysis.Targets(Run("\"A\": {" + Lambda + ", \"ResultPath\": \"$.out\"}" + Use, Input))));
    }

    [Fact]
    public void A_loop_ends()
    {
        RequirementAnalysis analysis = Run(
            "\"A\": {\"Type\": \"Pass\", \"Parameters\": {\"n.$\": \"States.MathAdd($.n, 1)\", \"r.$\": \"$.r\"}, \"Next\": \"B\"},"
            + "\"B\": {\"Type\": \"Task\", " + Task + ", \"ResultPath\": null, \"Credentials\": {\"RoleArn.$\": \"$.r\"}, \"Next\": \"A\"}",
            "{\"n\": 0, \"r\": \"arn:aws:iam::444455556666:role/Sync\"}");

        Assert.Contains("arn:aws:iam::444455556666:role/Sync", Analysis.Targets(analysis));
    }

    [Fact]
    public void A_Map_over_the_sample_gives_the_role_of_every_item_with_the_resources_of_that_item()
    {
        RequirementAnalysis analysis = Analysis.Of(
            File.ReadAllText(Path.Combine(RepositoryFolder.Examples, "workflows", "tenant-refresh.asl.json")),
            Analysis.Options with { SampleInputs = new[] { SourceDocument.ParseJson(File.ReadAllText(Path.Combine(RepositoryFolder.Examples, "inputs", "tenant-refresh.json"))) } });

        Assert.Equal(new[] { "arn:aws:iam::444455556666:role/TenantRefresh", "arn:aws:iam::555566667777:role/TenantRefresh" }, Analysis.Targets(analysis));
        Assert.Equal(
            new[] { "arn:aws:glue:us-east-2:444455556666:job/refresh-harbour", "arn:aws:glue:us-east-2:555566667777:job/refresh-meadow" },
            analysis.Requirements.SelectMany(requirement => requirement.Statements).SelectMany(statement => statement.Resources));
    }

    [Fact]
    public void Jsonata_items_output_and_assign_are_followed()
    {
        RequirementAnalysis analysis = Run(
            "\"A\": {\"Type\": \"Pass\", \"Output\": {\"all\": \"{% $states.input.accounts %}\"}, \"Assign\": {\"name\": \"{% 'Sync' %}\"}, \"Next\": \"B\"},"
            + "\"B\": {\"Type\": \"Map\", \"Items\": \"{% $states.input.all %}\", \"ItemSelector\": {\"a\": \"{% $states.context.Map.Item.Value %}\"},"
            + "\"ItemProcessor\": {\"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Arguments\": {\"JobName\": \"etl\"},"
            + "\"Credentials\": {\"RoleArn\": \"{% 'arn:aws:iam::' & $states.input.a & ':role/' & $name %}\"}, \"End\": true}}}, \"End\": true}",
            "{\"accounts\": [\"444455556666\", \"555566667777\"]}",
            "\"QueryLanguage\": \"JSONata\",");

        Assert.Equal(new[] { "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync" }, Analysis.Targets(analysis));
    }
}
