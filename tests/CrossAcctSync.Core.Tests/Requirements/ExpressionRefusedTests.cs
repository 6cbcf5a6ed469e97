using System;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>Expressions that Step Functions refuses or that must fail, and those that only look so.</summary>
public sealed class ExpressionRefusedTests
{
    private static Finding[] FindingsOf(FindingRule rule, string states, string language = "JSONata") => Analysis.Of(
        "{\"QueryLanguage\": \"" + language + "\", \"StartAt\": \"A\", \"States\": {" + states + "}}").Findings.Where(finding => finding.Rule == rule).ToArray();

    private static Finding[] OfOutput(string expression) =>
        FindingsOf(DefinitionRules.ExpressionRefused, "\"A\": {\"Type\": \"Pass\", \"Output\": {\"x\": [" + JsonSerializer.Serialize("{% " + expression + " %}") + "]}, \"End\": true}");

    [Theory]
    [InlineData("$states.input.a ?? 'b'", "is no JSONata: '?' cannot stand at the beginning of a value (character 19)")]
    [InlineData("$states.input.a ?: 'b'", "is no JSONata: ':' cannot stand at the beginning of a value (character 19)")]
    [InlineData("'it\\'s'", "is no JSONata: a text has the escape '\\'', which JSONata does not know (character 5)")]
    [InlineData("'open", "is no JSONata: a text has no closing quotation mark (character 7)")]
    [InlineData("$eval('1')", "calls $eval, a function that Step Functions does not have (character 7)")]
    [InlineData("$upper('a')", "calls $upper, a function that Step Functions does not have (character 8)")]
    [InlineData("$uppercase('a', 'b')", "calls $uppercase with 2 arguments, and it takes 0 to 1 (character 12)")]
    [InlineData("$map([1])", "calls $map with 1 argument, and it takes 2 (character 6)")]
    [InlineData("$range(1, 2)", "calls $range with 2 arguments, and it takes 3 (character 8)")]
    [InlineData("'a' ~> $join('b', 'c')", "calls $join with 3 arguments, and it takes 1 to 2 (character 14)")]
    public void What_cannot_be_read_or_called_is_found_with_its_place(string expression, string problem)
    {
        Finding finding = Assert.Single(OfOutput(expression));

        Assert.Equal($"An expression of the state 'A' {problem}.", finding.Message);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal(1, finding.Location!.Position.Line);
    }

    [Theory]
    [InlineData("$upper := function($x) { $x }; $upper('a')")]
    [InlineData("$map([1], function($f) { $f(1) })")]
    [InlineData("['a'] ~> $join('b')")]
    [InlineData("$states.input.name.$uppercase()")]
    [InlineData("$zip([1], [2], [3], [4])")]
    [InlineData("$random() & $uuid() & $now() & $hash('a', 'MD5')")]
    [InlineData("${Expression}")]
    public void What_can_be_called_is_not(string expression) =>
        Assert.Empty(OfOutput("(" + expression + ")"));

    [Fact]
    public void An_expression_of_an_inner_state_is_found_once_and_plain_text_is_none()
    {
        string inner = "{\"ProcessorConfig\": {\"Mode\": \"INLINE\"}, \"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Pass\", \"Output\": \"{% $eval('1') %}\", \"Comment\": \" {% ?? %}\", \"End\": true}}}";

        Finding finding = Assert.Single(FindingsOf(DefinitionRules.ExpressionRefused, "\"A\": {\"Type\": \"Map\", \"ItemProcessor\": " + inner + ", \"End\": true}"));

        Assert.Contains("'B'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_JSONPath_an_expression_is_plain_text() =>
        Assert.Empty(FindingsOf(DefinitionRules.ExpressionRefused, "\"A\": {\"Type\": \"Pass\", \"Result\": \"{% ?? %}\", \"End\": true}", "JSONPath"));

    [Theory]
    [InlineData("JSONata", "JSONPath", 1)]
    [InlineData("JSONPath", "JSONata", 0)]
    public void A_state_of_JSONPath_in_a_machine_of_JSONata_is_refused(string machine, string state, int count) =>
        Assert.Equal(count, FindingsOf(DefinitionRules.StateUnread, "\"A\": {\"Type\": \"Pass\", \"QueryLanguage\": \"" + state + "\", \"End\": true}", machine).Length);
}
