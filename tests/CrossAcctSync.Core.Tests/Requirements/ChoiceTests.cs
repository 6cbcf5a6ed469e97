using System;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>What a Choice that is known to take a way leaves out, and what it must not leave out.</summary>
public sealed class ChoiceTests
{
    private const string Route =
        "\"A\": {\"Type\": \"Choice\", \"Choices\": ["
        + "{\"Variable\": \"$.env\", \"StringEquals\": \"prod\", \"Next\": \"Prod\"},"
        + "{\"Variable\": \"$.env\", \"StringEquals\": \"test\", \"Next\": \"Test\"}], \"Default\": \"Dev\"},";

    private static readonly string ThreeWays = Route + Task("Prod", "Prod") + "," + Task("Test", "Test") + "," + Task("Dev", "Dev");

    private static string Task(string name, string role, string more = "\"End\": true") =>
        $"\"{name}\": {{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Parameters\": {{\"JobName\": \"etl\"}}, \"Credentials\": {{\"RoleArn\": \"arn:aws:iam::444455556666:role/{role}\"}}, {more}}}";

    private static RequirementAnalysis Of(string states, params string[] samples) => Analysis.Of(
        "{\"StartAt\": \"A\", \"States\": {" + states + "}}",
        Analysis.Options with { SampleInputs = samples.Select(sample => SourceDocument.ParseJson(sample)).ToArray() });

    private static string Roles(RequirementAnalysis analysis) =>
        string.Join(" ", Analysis.Targets(analysis).Select(arn => arn[(arn.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));

    private static Finding[] NotReached(RequirementAnalysis analysis) =>
        analysis.Findings.Where(finding => finding.Rule == DefinitionRules.TaskNotReached).ToArray();

    [Fact]
    public void A_sample_requires_the_role_of_its_way_alone_and_a_finding_tells_of_each_other_task()
    {
        RequirementAnalysis analysis = Of(ThreeWays, "{\"env\": \"prod\"}");

        Assert.Equal("Prod", Roles(analysis));
        Assert.Equal(new[] { "M / Test", "M / Dev" }, NotReached(analysis).Select(finding => finding.StatePath!.Replace(Analysis.Options.StateMachineArns[0].Name, "M")));
        Assert.Contains("With the sample input the Choice 'A' leads to 'Prod' only", NotReached(analysis)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_samples_require_the_roles_of_both_ways()
    {
        RequirementAnalysis analysis = Of(ThreeWays, "{\"env\": \"test\"}", "{\"env\": \"other\"}");

        Assert.Equal("Dev Test", Roles(analysis));
        Assert.Contains("With each of the 2 sample inputs the Choice 'A' leads to 'Test' or 'Dev' only", Assert.Single(NotReached(analysis)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_sample_every_way_is_required() => Assert.Equal("Dev Prod Test", Roles(Of(ThreeWays)));

    [Fact]
    public void A_sample_without_the_value_decides_nothing() => Assert.Equal("Dev Prod Test", Roles(Of(ThreeWays, "{\"other\": 1}")));

    [Fact]
    public void What_a_task_answers_decides_nothing() => Assert.Equal(
        "Ask Dev Prod Test",
        Roles(Of(Task("A", "Ask", "\"Next\": \"C\"") + "," + ThreeWays.Replace("\"A\":", "\"C\":"), "{\"env\": \"prod\"}")));

    [Fact]
    public void What_the_definition_sets_itself_decides_without_a_sample()
    {
        RequirementAnalysis analysis = Of("\"A\": {\"Type\": \"Pass\", \"Result\": {\"env\": \"test\"}, \"Next\": \"C\"}," + ThreeWays.Replace("\"A\":", "\"C\":"));

        Assert.Equal("Test", Roles(analysis));
        Assert.Contains("By values that the definition itself sets", NotReached(analysis)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_that_an_error_opens_is_required()
    {
        // The Map fails or not; what follows its Catch sees the same input.
        string states = "\"A\": {\"Type\": \"Map\", \"ItemsPath\": \"$.list\", \"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Pass\", \"End\": true}}},"
            + "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"ResultPath\": \"$.env\", \"Next\": \"C\"}], \"ResultPath\": null, \"Next\": \"C\"},"
            + ThreeWays.Replace("\"A\":", "\"C\":");

        Assert.Equal("Dev Prod Test", Roles(Of(states, "{\"env\": \"prod\", \"list\": [1]}")));
    }

    [Fact]
    public void A_task_behind_the_ways_is_required_and_one_within_a_Map_that_is_passed_by_is_not()
    {
        string states = "\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.all\", \"BooleanEquals\": true, \"Next\": \"M\"}], \"Default\": \"Z\"},"
            + "\"M\": {\"Type\": \"Map\", \"Next\": \"Z\", \"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {" + Task("I", "Inner") + "}}},"
            + Task("Z", "Last");

        Assert.Equal("Last", Roles(Of(states, "{\"all\": false}")));
        Assert.Equal("Inner Last", Roles(Of(states, "{\"all\": true}")));
    }

    [Fact]
    public void A_task_of_a_Map_without_items_and_one_that_nothing_leads_to_are_required() => Assert.Equal(
        "Inner Lost",
        Roles(Of(
            "\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.x\", \"IsPresent\": true, \"Next\": \"E\"}], \"Default\": \"M\"},"
            + "\"M\": {\"Type\": \"Map\", \"End\": true, \"ItemsPath\": \"$.list\", \"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {" + Task("I", "Inner") + "}}},"
            + "\"E\": {\"Type\": \"Succeed\"}," + Task("L", "Lost"),
            "{\"list\": []}")));

    [Fact]
    public void A_role_whose_other_task_is_passed_by_is_told_so()
    {
        RequirementAnalysis analysis = Of(Route + Task("Prod", "Same") + "," + Task("Test", "Same") + "," + Task("Dev", "Dev"), "{\"env\": \"prod\"}");

        SyncRequirement same = Assert.Single(analysis.Requirements);
        Assert.Single(same.Tasks);
        Assert.Equal("TaskNotReached", Assert.Single(same.Findings, finding => finding.Rule == DefinitionRules.TaskNotReached).Code);
    }
}
