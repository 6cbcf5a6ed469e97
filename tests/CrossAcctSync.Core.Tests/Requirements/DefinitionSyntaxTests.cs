using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>What Step Functions refuses, with the place, and what resembles it and is accepted.</summary>
public sealed class DefinitionSyntaxTests
{
    private static Finding[] Refused(string states, string top = "") => Analysis.Of("{\"StartAt\": \"A\"," + top + " \"States\": {" + states + "}}")
        .Findings.Where(finding => finding.Rule == DefinitionRules.DefinitionRefused).ToArray();

    private static string Pass(string fields) => "\"A\": {\"Type\": \"Pass\", " + fields + ", \"End\": true}";

    // test_illegal_escapes and test_sfn_api_validation of localstack/localstack 8b9a79f0, recorded on AWS; the other counts
    // and names are those of https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html.
    [Theory]
    [InlineData("""States.StringToJson('{\\\"t\\\": 1}')""", "has an escape")]
    [InlineData("States.Hash($.a)", "calls States.Hash with 1 argument, and it takes 2")]
    [InlineData("States.Format('{}', States.UUID($.x))", "calls States.UUID with 1 argument, and it takes 0")]
    [InlineData("States.Format()", "calls States.Format with 0 arguments, and it takes 1 or more")]
    [InlineData("States.Upper('a')", "calls 'States.Upper', which is no intrinsic function")]
    [InlineData("States.Array('a' 'b')", "misses a comma")]
    [InlineData("States.Array('a'", "misses a comma")]
    [InlineData("States.Array('a') + 1", "goes on behind its last bracket")]
    [InlineData("plain text", "is neither a path nor a call")]
    public void A_value_that_is_no_path_and_no_call_is_told(string value, string message)
    {
        Finding finding = Assert.Single(Refused(Pass("\"Parameters\": {\"deep\": [{\"v.$\": \"" + value + "\"}]}")));

        Assert.Contains(message, finding.Message, System.StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.NotNull(finding.Location);
    }

    [Theory]
    [InlineData("\"Parameters\": {\"v.$\": \"States.Format('it\\\\'s \\\\{\\\\} {}', $.a[?(@.b == ')')])\"}")]
    [InlineData("\"Parameters\": {\"v.$\": \"$$.Execution.Input\"}")]
    [InlineData("\"Parameters\": {\"v.$\": \"${Path}\"}")]
    [InlineData("\"Parameters\": {\"v\": \"States.Hash($.a)\"}")]
    [InlineData("\"Result\": {\"v.$\": \"plain text\"}")]
    [InlineData("\"Parameters\": {\"v.$\": \"States.MathRandom(1, 9, 7)\"}")]
    public void What_resembles_it_is_accepted(string fields) => Assert.Empty(Refused(Pass(fields)));

    [Theory]
    [InlineData("JSONata", "\"InputPath\": \"$\"", "InputPath")]
    [InlineData("JSONata", "\"Parameters\": {}", "Parameters")]
    [InlineData("JSONata", "\"ResultPath\": null", "ResultPath")]
    [InlineData("JSONata", "\"OutputPath\": \"$.x\"", "OutputPath")]
    [InlineData("JSONPath", "\"Output\": {}", "Output")]
    [InlineData("JSONPath", "\"Arguments\": {}", "Arguments")]
    public void A_field_of_the_other_language_is_told(string language, string field, string name) =>
        Assert.Contains($"has the field '{name}'", Assert.Single(Refused(Pass(field + ", \"QueryLanguage\": \"" + language + "\""))).Message, System.StringComparison.Ordinal);

    [Fact]
    public void In_JSONata_a_name_that_looks_like_a_path_s_is_a_name() =>
        Assert.Empty(Refused(Pass("\"Output\": {\"x.$\": \"plain text\"}"), "\"QueryLanguage\": \"JSONata\","));

    [Fact]
    public void A_state_in_JSONPath_within_a_machine_in_JSONata_is_told_and_the_reverse_is_not()
    {
        Assert.Contains("allows no other", Assert.Single(Refused(Pass("\"QueryLanguage\": \"JSONPath\""), "\"QueryLanguage\": \"JSONata\",")).Message, System.StringComparison.Ordinal);
        Assert.Empty(Refused(Pass("\"QueryLanguage\": \"JSONata\""), "\"QueryLanguage\": \"JSONPath\","));
    }

    [Fact]
    public void A_rule_of_the_other_language_is_told()
    {
        const string Rest = ", \"Next\": \"B\"}]}, \"B\": {\"Type\": \"Succeed\"}";

        Assert.Single(Refused("\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Condition\": \"{% true %}\"" + Rest));
        Assert.Single(Refused("\"A\": {\"Type\": \"Choice\", \"QueryLanguage\": \"JSONata\", \"Choices\": [{\"Variable\": \"$.x\", \"IsNull\": true" + Rest));
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_told_and_leaves_every_way_open()
    {
        RequirementAnalysis analysis = Analysis.Of(
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.none\", \"IsNull\": true, \"Next\": \"B\"}], \"Default\": \"B\"},"
            + "\"B\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Parameters\": {\"JobName.$\": \"$.job\"}, \"Credentials\": {\"RoleArn.$\": \"$.role\"}, \"End\": true}}}",
            Analysis.Options with { SampleInputs = new[] { SourceDocument.ParseJson("{\"env\": \"prod\"}") } });

        Assert.Equal(
            new[] { "'$.none'", "'$.job'", "'$.role'" },
            analysis.Findings.Where(finding => finding.Rule == DefinitionRules.PathLeadsNowhere).Select(finding => finding.Message.Split(' ')[0]));
        Assert.Equal("arn:*:iam::*:role/*", Assert.Single(Analysis.Targets(analysis)));
    }
}
