using System;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

public sealed class PolicyParserTests
{
    // The trust policy of https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html,
    // with the trailing comma that the page has.
    internal const string Documented = """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": { "AWS": "arn:aws:iam::111122223333:role/InvokeRole", },
          "Condition": { "StringEquals": { "sts:ExternalId": "arn:aws:states:us-east-2:111122223333:stateMachine:stateMachineName" } } } ] }
        """;

    [Fact]
    public void The_documented_trust_policy_is_read_with_its_trailing_comma()
    {
        PolicyStatement statement = Assert.Single(PolicyDocument.Parse(Documented).Statements);

        Assert.Equal(PolicyEffect.Allow, statement.Effect);
        Assert.Equal(new PolicyPrincipal(PrincipalKind.Aws, "arn:aws:iam::111122223333:role/InvokeRole"), Assert.Single(statement.Principal!.Principals));
        Assert.Equal("sts:AssumeRole", Assert.Single(statement.Action.Values));
        Assert.Null(statement.Resource);
        PolicyCondition condition = Assert.Single(statement.Conditions);
        Assert.Equal(("StringEquals", "sts:ExternalId"), (condition.Operator, condition.Key));
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:stateMachineName", Assert.Single(condition.Values));
    }

    [Fact]
    public void Percent_encoded_text_is_decoded_also_behind_a_byte_order_mark()
    {
        string expected = PolicyDocument.Parse(Documented).ToJson();

        Assert.Equal(expected, PolicyDocument.Parse(Uri.EscapeDataString(Documented)).ToJson());
        Assert.Equal(expected, PolicyDocument.Parse("\uFEFF" + Documented).ToJson());
        Assert.Equal(expected, PolicyDocument.Parse(Uri.EscapeDataString("\uFEFF" + Documented)).ToJson());
        string lower = Regex.Replace(Uri.EscapeDataString(Documented), "%[0-9A-F]{2}", code => code.Value.ToLowerInvariant());
        Assert.Equal(expected, PolicyDocument.Parse("\r\n " + lower).ToJson());
    }

    [Fact]
    public void A_percent_sign_inside_plain_text_is_left_alone() =>
        Assert.Equal("arn:aws:s3:::b/%7B", PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/%7B"}}""").Statements[0].Resource!.Values[0]);

    [Fact]
    public void All_kinds_of_principals_are_told_apart()
    {
        PolicyStatement statement = PolicyDocument.Parse("""
            {"Statement":{"Effect":"Deny","NotAction":"a:b","NotResource":["x"],"NotPrincipal":{"AWS":["111122223333","AROAEXAMPLEID","*"],
            "Service":"states.amazonaws.com","Federated":["cognito-identity.amazonaws.com"],"CanonicalUser":"79a5"}}}
            """).Statements[0];

        Assert.True(statement.Principal!.IsNegated && statement.Action.IsNegated && statement.Resource!.IsNegated);
        Assert.Equal(
            new[] { "Aws:111122223333", "Aws:AROAEXAMPLEID", "Aws:*", "Service:states.amazonaws.com", "Federated:cognito-identity.amazonaws.com", "CanonicalUser:79a5" },
            statement.Principal.Principals.Select(principal => principal.ToString()));
    }

    [Fact]
    public void Numbers_and_booleans_in_conditions_are_their_letters()
    {
        PolicyStatement statement = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":true},"NumericLessThan":{"c:d":[10,1.50,"x"]}}}}""").Statements[0];

        Assert.Equal(new[] { "true" }, statement.Conditions[0].Values);
        Assert.Equal(new[] { "10", "1.50", "x" }, statement.Conditions[1].Values);
    }

    [Fact]
    public void Duplicates_elsewhere_in_an_outer_document_do_not_matter()
    {
        SourceDocument outer = SourceDocument.ParseJson("""{"x":1,"x":2,"Policy":{"Statement":[]}}""");

        Assert.True(PolicyDocument.TryParse(outer.Root["Policy"], out _, out _));
    }

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        Gen.String.Sample(text => PolicyDocument.TryParse(text, out _, out PolicyProblem? problem) || problem!.Message.Length > 0, iter: 2_000);
        Text(Gen.Char["{}[]\",:\\ \n%eE1-.u/*$StatementEffectAllowPrincipal\ud83d\ude00\uFEFF\u0000"], 60)
            .Sample(text => PolicyDocument.TryParse(text, out _, out PolicyProblem? problem) || problem!.Message.Length > 0, iter: 20_000);
    }

    [Fact]
    public void No_mutation_of_a_policy_makes_the_parser_throw()
    {
        Gen<(int At, int Length, string Text)> edit = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 6], Text(Gen.Char["{}[]\",:\\ \n%0ue\ud800\uFFFF"], 3));
        Gen.Select(PolicyGenerators.Policy, edit.Array[1, 4]).Sample(
            (policy, edits) =>
            {
                string text = policy.ToJson(indented: true);
                foreach ((int at, int length, string insert) in edits)
                {
                    int start = Math.Min(at, text.Length);
                    text = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, insert);
                }

                if (PolicyDocument.TryParse(text, out PolicyDocument? document, out PolicyProblem? problem))
                {
                    // What can be read can be written and read again.
                    string json = document.ToJson();
                    Assert.Equal(json, PolicyDocument.Parse(json).ToJson());
                }
                else
                {
                    Assert.NotEmpty(problem.Message);
                }
            },
            iter: 4_000);
    }

    private static Gen<string> Text(Gen<char> characters, int most) => characters.Array[0, most].Select(text => new string(text));
}
