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

    private const string TwoChoices = """
        "A": {"Type": "Choice", "Choices": [{CONDITION, "Next": "P"}], "Default": "D"},
        "P": {"Type": "Pass", "Assign": {"n": "Prod"}, "Next": "B"},
        "D": {"Type": "Pass", "Assign": {"n": "Dev"}, "Next": "B"},
        "B": {BETWEEN},
        "C": {"Type": "Choice", "Choices": [{CONDITION, "Next": "P2"}], "Default": "D2"},
        "P2": {"Type": "Pass", "Assign": {"m": "Main"}, "Next": "T"},
        "D2": {"Type": "Pass", "Assign": {"m": "Side"}, "Next": "T"},
        "T": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun", "Parameters": {"JobName": "etl"}, "End": true,
          "Credentials": {"RoleArn.$": "States.Format('arn:aws:iam::444455556666:role/{}{}', $n, $m)"}}
        """;

    private const string Wait = "\"Type\": \"Wait\", \"Seconds\": 1, \"Next\": \"C\"";

    private static string Roles(string condition, string between) => Roles(Of(TwoChoices.Replace("CONDITION", condition).Replace("BETWEEN", between)));

    [Theory]
    [InlineData("\"Variable\": \"$.env\", \"StringEquals\": \"prod\"")]
    [InlineData("\"Variable\": \"$$.Execution.Input.env\", \"IsPresent\": true")]
    [InlineData("\"Not\": {\"Variable\": \"$.n\", \"NumericGreaterThanPath\": \"$.m\"}")]
    [InlineData("\"And\": [{\"Variable\": \"$.a\", \"IsString\": true}]")]
    public void The_same_unknown_condition_falls_the_same_way_in_two_states(string condition) => Assert.Equal("DevSide ProdMain", Roles(condition, Wait));

    [Theory]
    [InlineData("a task answers", "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\"}, \"Next\": \"C\"")]
    [InlineData("another value stands there", "\"Type\": \"Pass\", \"Parameters\": {\"env.$\": \"$.other\"}, \"Next\": \"C\"")]
    [InlineData("each time another", "\"Type\": \"Pass\", \"Parameters\": {\"env.$\": \"$$.Execution.Name\"}, \"Next\": \"C\"")]
    [InlineData("an error", "\"Type\": \"Map\", \"ItemProcessor\": {\"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Succeed\"}}}, \"ResultPath\": null, \"Next\": \"C\", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"ResultPath\": \"$.env\", \"Next\": \"C\"}]")]
    public void A_condition_over_what_may_be_another_value_falls_both_ways_again(string why, string between)
    {
        Assert.NotEmpty(why);
        Assert.Equal("DevMain DevSide ProdMain ProdSide", Roles("\"Variable\": \"$.env\", \"StringEquals\": \"prod\"", between));
    }

    [Fact]
    public void What_is_one_text_is_no_other_in_a_later_state() => Assert.Equal(
        "AX BY CX CY",
        Roles(Of("""
            "A": {"Type": "Choice", "Choices": [{"Variable": "$.env", "StringEquals": "a", "Next": "P"}, {"Variable": "$.env", "StringEquals": "b", "Next": "Q"}], "Default": "R"},
            "P": {"Type": "Pass", "Assign": {"n": "A"}, "Next": "C"},
            "Q": {"Type": "Pass", "Assign": {"n": "B"}, "Next": "C"},
            "R": {"Type": "Pass", "Assign": {"n": "C"}, "Next": "C"},
            "C": {"Type": "Choice", "Choices": [{"Or": [{"Variable": "$.env", "StringEquals": "a"}, {"Variable": "$.env", "StringEquals": "c"}], "Next": "X"}], "Default": "Y"},
            "X": {"Type": "Pass", "Assign": {"m": "X"}, "Next": "T"},
            "Y": {"Type": "Pass", "Assign": {"m": "Y"}, "Next": "T"},
            "T": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun", "Parameters": {"JobName": "etl"}, "End": true,
              "Credentials": {"RoleArn.$": "States.Format('arn:aws:iam::444455556666:role/{}{}', $n, $m)"}}
            """)));

    private static string JsonataRoles(string states) => string.Join(" ", Analysis.Targets(Analysis.Of("{\"StartAt\": \"A\", \"QueryLanguage\": \"JSONata\", \"States\": {" + states + "}}"))
        .Select(arn => arn[(arn.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));

    private const string JsonataTask =
        "\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Arguments\": {\"JobName\": \"etl\"}, \"End\": true, \"Credentials\": {\"RoleArn\": \"{% 'arn:aws:iam::444455556666:role/' & $n & $m %}\"}}";

    [Theory]
    [InlineData("$states.input.env = 'prod'", "DevSide ProdMain")]
    [InlineData("$states.input.accounts[env = 'prod'].id = '1'", "DevSide ProdMain")]
    [InlineData("$states.input.accounts[$exists($)] = 1", "DevMain DevSide ProdMain ProdSide")]
    [InlineData("$random() < 0.5", "DevMain DevSide ProdMain ProdSide")]
    [InlineData("$states.context.State.RetryCount = 0", "DevMain DevSide ProdMain ProdSide")]
    [InlineData("$unassigned = 1", "DevMain DevSide ProdMain ProdSide")]
    [InlineData("$count($states.input.accounts) > 1", "DevSide ProdMain")]
    public void A_condition_in_JSONata_falls_the_same_way_where_all_that_it_names_is_the_same(string condition, string expected) => Assert.Equal(
        expected,
        JsonataRoles("""
            "A": {"Type": "Choice", "Choices": [{"Condition": "{% CONDITION %}", "Assign": {"n": "Prod"}, "Next": "C"}], "Assign": {"n": "Dev"}, "Default": "C"},
            "C": {"Type": "Choice", "Choices": [{"Condition": "{% CONDITION %}", "Assign": {"m": "Main"}, "Next": "T"}], "Assign": {"m": "Side"}, "Default": "T"},
            """.Replace("CONDITION", condition) + JsonataTask));

    [Fact]
    public void A_condition_in_two_values_of_one_state_falls_one_way() => Assert.Equal(
        "DevSide ProdMain",
        JsonataRoles("""
            "A": {"Type": "Pass", "Assign": {"n": "{% $states.input.env = 'prod' ? 'Prod' : 'Dev' %}", "m": "{% $states.input.env = 'prod' ? 'Main' : 'Side' %}"}, "Next": "T"},
            """ + JsonataTask));

    [Fact]
    public void Two_conditions_in_one_state_fall_each_in_its_own_way() => Assert.Equal(
        "DevMain DevSide ProdMain ProdSide",
        JsonataRoles("""
            "A": {"Type": "Pass", "Assign": {"n": "{% $states.input.env = 'prod' ? 'Prod' : 'Dev' /* one */ %}", "m": "{% $states.input.side ? 'Side' : 'Main' %}"}, "Next": "T"},
            """ + JsonataTask));

    [Fact]
    public void A_conditional_output_hands_on_each_of_its_values() => Assert.Equal(
        "DevX ProdX",
        JsonataRoles("""
            "A": {"Type": "Pass", "Output": {"n": "{% $states.input.env = 'prod' ? 'Prod' : 'Dev' %}"}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"n": "{% $states.input.n %}", "m": "X"}, "Next": "T"},
            """ + JsonataTask));
}
