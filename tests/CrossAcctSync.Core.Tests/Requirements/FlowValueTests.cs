using System.Linq;
using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>
/// Roles that the data flow between states decides. Behaviour as recorded on AWS by localstack/localstack 8b9a79f0,
/// tests/aws/services/stepfunctions/v2, where a test is named.
/// </summary>
public sealed class FlowValueTests
{
    private const string Role = "arn:aws:iam::444455556666:role/";

    private const string ByPath = "\"RoleArn.$\": \"States.Format('arn:aws:iam::444455556666:role/{}', $.n)\"";

    private static string Task(string credentials) =>
        "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Parameters\": {\"JobName\": \"etl\"}, \"Credentials\": {" + credentials + "}, \"End\": true}";

    private static string[] Targets(string states, string? sample = null, string top = "") => Analysis.Targets(Analysis.Of(
        "{\"StartAt\": \"A\"," + top + " \"States\": {" + states + "}}",
        sample is null ? null : Analysis.Options with { SampleInputs = new[] { SourceDocument.ParseJson(sample) } })).ToArray();

    private static string Jsonata(string expression) =>
        Task("\"RoleArn\": \"" + expression + "\"").Replace("Parameters", "Arguments");

    [Fact]
    public void A_placeholder_without_a_value_decides_no_condition() => Assert.Equal(
        new[] { Role + "Prod", Role + "Dev" },
        Targets("\"A\": " + Jsonata("{% 'arn:aws:iam::444455556666:role/' & ('${Env}' = 'prod' ? 'Prod' : 'Dev') %}"), top: "\"QueryLanguage\": \"JSONata\","));

    [Fact]
    public void An_item_that_is_not_known_has_no_index() => Assert.Equal(
        new[] { Role + "Worker*" },
        Targets("\"A\": {\"Type\": \"Map\", \"End\": true, \"ItemsPath\": \"$.list\", \"ItemSelector\": {\"n.$\": \"States.Format('Worker{}', $$.Map.Item.Index)\"}, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": " + Task(ByPath) + "}}}"));

    [Fact]
    public void The_key_of_an_item_is_not_known() => Assert.Equal(
        new[] { Role + "Worker*" },
        Targets(
            "\"A\": {\"Type\": \"Map\", \"End\": true, \"ItemsPath\": \"$.map\", \"ItemSelector\": {\"n.$\": \"States.Format('Worker{}', $$.Map.Item.Key)\"}, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": " + Task(ByPath) + "}}}",
            "{\"map\": {\"k\": 1}}"));

    [Fact]
    public void Items_of_a_known_list_have_their_index() => Assert.Equal(
        new[] { Role + "Worker0", Role + "Worker1" },
        Targets(
            "\"A\": {\"Type\": \"Map\", \"End\": true, \"ItemsPath\": \"$.list\", \"ItemSelector\": {\"n.$\": \"States.Format('Worker{}', $$.Map.Item.Index)\"}, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": " + Task(ByPath) + "}}}",
            "{\"list\": [\"x\", \"y\"]}"));

    // AWS's page on the Choice state, "Using Assign with Choice states"; test_assign_in_choice_state.
    [Fact]
    public void What_a_choice_assigns_itself_holds_for_its_default_only() => Assert.Equal(
        new[] { Role + "Old", Role + "Own", Role + "New" },
        Targets("""
            "A": {"Type": "Pass", "Assign": {"v": "Old"}, "Next": "C"},
            "C": {"Type": "Choice", "Assign": {"v": "New"}, "Default": "T", "Choices": [
              {"Variable": "$.x", "IsPresent": true, "Next": "T"},
              {"Variable": "$.y", "IsPresent": true, "Assign": {"v": "Own"}, "Next": "T"}]},
            "T":
            """ + Task("\"RoleArn.$\": \"States.Format('arn:aws:iam::444455556666:role/{}', $v)\"")));

    // test_state_assign_evaluation_order
    [Fact]
    public void OutputPath_reads_variables_from_before_Assign() => Assert.Equal(
        new[] { Role + "Old" },
        Targets("""
            "A": {"Type": "Pass", "Assign": {"v": {"n": "Old"}}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"v": {"n": "New"}}, "OutputPath": "$v", "Next": "T"},
            "T":
            """ + Task(ByPath)));

    // test_state_pass_result_jsonpaths
    [Fact]
    public void Result_is_no_template() => Assert.Equal(
        new[] { Role + "*" },
        Targets("\"A\": {\"Type\": \"Pass\", \"Result\": {\"n.$\": \"$.r\"}, \"Next\": \"T\"}, \"T\": " + Task(ByPath), "{\"r\": \"Wrong\"}"));

    // test_invalid_jsonpath
    [Fact]
    public void A_path_that_leads_nowhere_is_no_empty_text() => Assert.Equal(new[] { Role + "*" }, Targets("\"A\": " + Task(ByPath), "{\"m\": 1}"));

    // outputdecl/test_output test_base_cases[BASE_LITERALS]
    [Fact]
    public void Jsonata_with_space_around_it_is_plain_text() => Assert.Equal(
        new[] { "CredentialsMalformed" },
        Analysis.Codes(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \" {% 'arn:aws:iam::444455556666:role/Sync' %} \"}", "\"QueryLanguage\": \"JSONata\","))));

    [Fact]
    public void A_loop_that_counts_gives_one_wildcard() => Assert.Equal(
        new[] { Role + "Worker*" },
        Targets("""
            "A": {"Type": "Pass", "Assign": {"i": 0}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"i.$": "States.MathAdd($i, 1)"}, "Next": "C"},
            "C": {"Type": "Choice", "Default": "T", "Choices": [{"Variable": "$.more", "BooleanEquals": true, "Next": "B"}]},
            "T":
            """ + Task("\"RoleArn.$\": \"States.Format('arn:aws:iam::444455556666:role/Worker{}', $i)\"")));

    [Fact]
    public void What_a_large_choice_assigns_is_bounded_by_work()
    {
        const int Side = 80;
        var states = new StringBuilder();
        for (int i = 0; i < Side; i++)
        {
            string next = i + 1 < Side ? $"S{i + 1}" : "T";
            states.Append(i == 0 ? "\"A\"" : $"\"S{i}\"").Append(": {\"Type\": \"Choice\", \"Default\": \"").Append(next).Append("\", \"Choices\": [");
            states.Append(string.Join(",", Enumerable.Range(0, Side).Select(j => $"{{\"Variable\": \"$.x\", \"NumericEquals\": {j}, \"Assign\": {{\"v{i}x{j}\": \"text {j}\"}}, \"Next\": \"{next}\"}}")));
            states.Append("]},");
        }

        long before = System.GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(new[] { Role + "*" }, Targets(states + "\"T\": " + Task("\"RoleArn.$\": \"States.Format('arn:aws:iam::444455556666:role/{}', $v0x1)\"")));
        Assert.InRange(System.GC.GetAllocatedBytesForCurrentThread() - before, 0, 600_000_000);
    }

    [Fact]
    public void A_Parallel_gives_the_list_of_what_its_branches_put_out() => Assert.Equal(
        new[] { Role + "Second" },
        Targets("""
            "A": {"Type": "Parallel", "Next": "T", "ResultSelector": {"n.$": "$[1].n"}, "Branches": [
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": {"n": "First"}, "End": true}}},
              {"StartAt": "C", "States": {"C": {"Type": "Pass", "Result": {"n": "Second"}, "Next": "D"}, "D": {"Type": "Succeed"}}}]},
            "T":
            """ + Task(ByPath)));

    [Fact]
    public void A_branch_that_can_end_in_two_ways_gives_two_lists() => Assert.Equal(
        new[] { Role + "Left", Role + "Right" },
        Targets("""
            "A": {"Type": "Parallel", "Next": "T", "ResultSelector": {"n.$": "$[0].n"}, "Branches": [
              {"StartAt": "C", "States": {
                "C": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "L"}], "Default": "R"},
                "L": {"Type": "Pass", "Result": {"n": "Left"}, "End": true},
                "R": {"Type": "Pass", "Result": {"n": "Right"}, "End": true}}}]},
            "T":
            """ + Task(ByPath)));

    [Fact]
    public void A_Map_gives_the_list_of_what_it_does_with_each_item() => Assert.Equal(
        new[] { Role + "b" },
        Targets(
            """
            "A": {"Type": "Map", "Next": "T", "ItemsPath": "$.list", "ResultSelector": {"n.$": "$[1].m"}, "ItemProcessor": {"StartAt": "B", "States": {
              "B": {"Type": "Pass", "Parameters": {"m.$": "$"}, "End": true}}}},
            "T":
            """ + Task(ByPath),
            "{\"list\": [\"a\", \"b\"]}"));

    [Theory]
    [InlineData("\"ToleratedFailureCount\": 1,")]
    [InlineData("\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\"},")]
    [InlineData("\"ItemBatcher\": {\"MaxItemsPerBatch\": 2},")]
    public void What_a_Map_that_may_leave_out_results_gives_is_not_known(string field) => Assert.Equal(
        new[] { Role + "*" },
        Targets(
            "\"A\": {\"Type\": \"Map\", " + field + " \"Next\": \"T\", \"ItemsPath\": \"$.list\", \"ResultSelector\": {\"n.$\": \"$[0]\"}, \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Pass\", \"End\": true}}}}, \"T\": " + Task(ByPath),
            "{\"list\": [\"a\"]}"));

    [Fact]
    public void Each_item_of_a_Map_goes_through_states_that_others_went_through_in_the_same_way() => Assert.Equal(
        new[] { Role + "Same" },
        Targets(
            """
            "A": {"Type": "Map", "Next": "T", "ItemsPath": "$.list", "ItemSelector": {"n": "Same"}, "ResultSelector": {"n.$": "$[2].n"}, "ItemProcessor": {"StartAt": "B", "States": {
              "B": {"Type": "Pass", "End": true}}}},
            "T":
            """ + Task(ByPath),
            "{\"list\": [1, 2, 3]}"));

    [Fact]
    public void ResultPath_can_lead_into_a_list() => Assert.Equal(
        new[] { Role + "New" },
        Targets(
            """
            "A": {"Type": "Pass", "Result": "New", "ResultPath": "$.list[1].n", "Next": "B"},
            "B": {"Type": "Pass", "Parameters": {"n.$": "$.list[1].n"}, "Next": "T"},
            "T":
            """ + Task(ByPath),
            "{\"list\": [{\"n\": \"a\"}, {\"n\": \"b\"}]}"));

    [Fact]
    public void ResultPath_into_a_text_fails_and_leaves_nothing_known() => Assert.Equal(
        new[] { Role + "*" },
        Targets("\"A\": {\"Type\": \"Pass\", \"Result\": \"New\", \"ResultPath\": \"$.s.n\", \"OutputPath\": \"$.s\", \"Next\": \"T\"}, \"T\": " + Task(ByPath), "{\"s\": \"text\"}"));
}
