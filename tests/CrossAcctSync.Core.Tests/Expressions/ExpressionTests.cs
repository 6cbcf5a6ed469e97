using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using Xunit;

namespace CrossAcctSync.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly WorkflowScope Known = new(
        WorkflowValue.Of(SourceDocument.ParseJson("""{"acct": "222233334444", "roles": [{"arn": "A"}, {"arn": "B"}], "a b": {"c": 7}, "env": "prod"}""").Root),
        WorkflowValue.Of(SourceDocument.ParseJson("""{"Execution": {"Input": {"acct": "1"}}}""").Root));

    [Theory]
    [InlineData("$.acct", "222233334444")]
    [InlineData("$['a b'].c", "7")]
    [InlineData("$.roles[1].arn", "B")]
    [InlineData("$.roles[-1].arn", "B")]
    [InlineData("$$.Execution.Input.acct", "1")]
    [InlineData("$.roles[*].arn", "*")]
    [InlineData("$..arn", "*")]
    [InlineData("$unassigned", "*")]
    public void A_path_leads_to_its_value_or_to_nothing_known(string path, string expected) =>
        Assert.Equal(expected, ReferencePath.TryParse(path)!.Evaluate(Known).Text.ToString());

    [Fact]
    public void A_path_that_leads_nowhere_is_missing_in_a_known_input_and_unknown_in_an_unknown_one()
    {
        ReferencePath path = ReferencePath.TryParse("$.nowhere.at.all")!;

        Assert.True(path.Evaluate(Known).IsMissing);
        Assert.True(path.Evaluate(WorkflowScope.Unknown).IsUnknown);
    }

    [Theory]
    [InlineData("States.Format('arn:aws:iam::{}:role/Sync', $.acct)", "arn:aws:iam::222233334444:role/Sync")]
    [InlineData("States.Format('it\\'s {} of {}', $.env, 5)", "it's prod of 5")]
    [InlineData("States.ArrayGetItem(States.Array('x', 'y'), 1)", "y")]
    [InlineData("States.ArrayGetItem(States.StringSplit('a/b', '/'), 1)", "b")]
    [InlineData("States.Base64Decode('eA==')", "x")]
    [InlineData("States.Format('{}-{}', States.MathAdd(1, 2), $.none)", "3-*")]
    [InlineData("States.Hash('a', 'MD5')", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("States.Format('a{}', ", "*")]
    public void An_intrinsic_function_is_worked_out(string call, string expected) =>
        Assert.Equal(expected, IntrinsicFunction.Evaluate(call, Known).Text.ToString());

    [Fact]
    public void What_is_not_known_is_a_hole_in_the_text() =>
        Assert.Equal("arn:aws:iam::*:role/Sync", IntrinsicFunction.Evaluate("States.Format('arn:aws:iam::{}:role/Sync', $.acct)", WorkflowScope.Unknown).Text.ToString());

    [Theory]
    [InlineData("{% $states.input.acct %}", "222233334444")]
    [InlineData("{% 'arn:aws:iam::' & $states.input.acct & ':role/Sync' %}", "arn:aws:iam::222233334444:role/Sync")]
    [InlineData("{% $states.input.roles[0].arn %}", "A")]
    [InlineData("{% $states.input.`a b`.c + 1 %}", "8")]
    [InlineData("{% $states.context.Execution.Input.acct %}", "1")]
    [InlineData("{% $states.input.env = 'prod' ? 'P' : 'D' %}", "P")]
    [InlineData("{% ( $x := $uppercase($states.input.env); $x & '!' ) %}", "PROD!")]
    [InlineData("{% $join(['a', $states.input.env], '-') %}", "a-prod")]
    [InlineData("{% $lookup({'prod': 'R1'}, $states.input.env) %}", "R1")]
    [InlineData("{% $substringAfter('x/y', '/') /* tail */ %}", "y")]
    [InlineData("{% $map($states.input.roles, function($r) { $r.arn }) %}", "*")]
    [InlineData("{% 'open %}", "*")]
    public void Jsonata_is_worked_out(string expression, string expected) =>
        Assert.Equal(expected, JsonataExpression.Parse(expression).EvaluateOne(Known).Text.ToString());

    [Fact]
    public void An_unknown_condition_gives_the_values_of_both_ways()
    {
        JsonataExpression expression = JsonataExpression.Parse("{% $states.input.env = 'prod' ? 'P' : $states.input.env = 'test' ? 'T' : 'D' %}");

        Assert.Equal(new[] { "P", "T", "D" }, expression.Evaluate(WorkflowScope.Unknown).Select(value => value.Text.ToString()));
    }

    [Fact]
    public void Two_placeholders_without_a_value_fall_each_its_own_way()
    {
        string text = new PlaceholderText(_ => null).Replace("{% ('${A}' = 'x' ? 'a' : 'b') & ('${B}' = 'x' ? 'a' : 'b') %}").ToMarkedText();

        Assert.Equal(new[] { "aa", "ab", "ba", "bb" }, JsonataExpression.Parse(text).Evaluate(WorkflowScope.Unknown).Select(value => value.Text.ToString()));
    }

    [Fact]
    public void Too_many_unknown_conditions_are_one_unknown_value()
    {
        string expression = "{% " + string.Join(" & ", Enumerable.Range(0, 12).Select(i => $"($c{i} ? 'a' : 'b')")) + " %}";

        Assert.True(Assert.Single(JsonataExpression.Parse(expression).Evaluate(WorkflowScope.Unknown)).IsUnknown);
    }

    [Fact]
    public void Deep_nesting_of_an_expression_is_an_unknown_value() =>
        Assert.True(JsonataExpression.Parse("{% " + new string('(', 100_000) + " %}").EvaluateOne(Known).IsUnknown);
}
