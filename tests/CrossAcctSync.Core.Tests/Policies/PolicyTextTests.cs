using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

/// <summary>The text of policies: its form, its characters, and its length.</summary>
public sealed class PolicyTextTests
{
    [Fact]
    public void The_indented_form_has_two_spaces_and_line_feeds() => Assert.Equal(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"a:b\",\n        \"c:d\"\n      ],\n      \"Resource\": \"*\",\n      \"Tags\": []\n    }\n  ],\n  \"Comment\": {\n    \"x\": {}\n  }\n}",
        PolicyDocument.Parse("""{"Comment":{"x":{}},"Version":"2012-10-17","Statement":{"Tags":[],"Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"}}""").ToJson(indented: true));

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_so_that_the_text_is_json_and_is_refused_by_the_reader()
    {
        var document = new PolicyDocument { Id = "a\ud83db", Statements = Array.Empty<PolicyStatement>() };

        Assert.Contains("a\\ud83db", document.ToJson(), StringComparison.Ordinal);
        using (JsonDocument.Parse(document.ToJson()))
        {
            Assert.False(PolicyDocument.TryParse(document.ToJson(), out _, out _));
        }
    }

    [Fact]
    public void A_condition_that_json_cannot_hold_twice_is_refused()
    {
        PolicyStatement statement = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*"}}""").Statements[0] with
        {
            Conditions = new[] { new PolicyCondition("Bool", "a:b", new[] { "true" }), new PolicyCondition("Bool", "a:b", new[] { "false" }) },
        };

        Assert.Throws<ArgumentException>(() => PolicyWriter.Write(statement));
    }

    [Fact]
    public void Everyone_beside_others_is_written_under_aws()
    {
        PolicyStatement statement = PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Action":"*"}}""").Statements[0] with
        {
            Principal = new PrincipalElement(false, new[] { PolicyPrincipal.Everyone, new PolicyPrincipal(PrincipalKind.Service, "x.amazonaws.com") }),
        };

        Assert.Equal("""{"Effect":"Deny","Principal":{"AWS":"*","Service":"x.amazonaws.com"},"Action":"*"}""", PolicyWriter.Write(statement));
    }

    [Fact]
    public void Characters_that_iam_refuses_are_found_with_their_element()
    {
        PolicyDocument document = PolicyDocument.Parse("""
            {"Statement":[{"Sid":"ok é\u00ff\t","Effect":"Allow","Action":"*","Resource":["x","y – z"],
            "Principal":{"AWS":"\u0007"},"Condition":{"StringEquals":{"a:b":["😀 and 😀"]}},"Note":"中"}]}
            """);

        IReadOnlyList<PolicyCharacterProblem> problems = PolicyCharacters.Check(document);

        Assert.Equal(
            new[] { "Statement[0].Principal U+0007", "Statement[0].Resource U+2013", "Statement[0].Condition.StringEquals.a:b U+1F600", "Statement[0].Note U+4E2D" },
            problems.Select(problem => problem.Element + " " + problem.Message.Split(' ')[2]));
        Assert.Equal("😀", problems[2].Character);
    }

    [Fact]
    public void Sizes_are_told_against_their_quotas()
    {
        PolicyDocument document = PolicyDocument.Parse(PolicyParserTests.Documented);

        PolicySizeReport report = PolicySizeReport.Of(document, PolicyQuota.TrustPolicy);

        Assert.Equal((265, 1783, true), (report.Size, report.Remaining, report.Fits));
        Assert.Equal("265 of 2,048 characters, 1,783 left", report.ToString());
        Assert.Equal("10,335 of 10,240 characters, 95 too many", PolicySizeReport.Of(Enumerable.Repeat(document, 39), PolicyQuota.InlineRolePolicy).ToString());
        Assert.True(new PolicySizeReport(6144, PolicyQuota.ManagedPolicy).Fits);
        Assert.False(new PolicySizeReport(6145, PolicyQuota.ManagedPolicy).Fits);
    }

    [Fact]
    public void Every_kind_has_a_quota_of_its_own_kind()
    {
        Assert.All(Enum.GetValues<PolicyKind>(), kind => Assert.Equal(kind, PolicyQuota.Of(kind).Kind));
        Assert.Equal(8192, PolicyQuota.TrustPolicyOf(8192).Limit);
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyQuota.TrustPolicyOf(8193));
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyQuota.TrustPolicyOf(2047));
    }

    [Fact]
    public void A_trust_policy_beyond_the_largest_quota_is_told_that_no_request_helps()
    {
        string ids = string.Join(",", Enumerable.Range(0, 200).Select(number => $"\"arn:aws:states:us-east-2:111122223333:stateMachine:orders-{number:D3}\""));
        PolicyDocument document = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/A"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":[""" + ids + "]}}}}");

        PolicyPackResult result = PolicyPacker.Pack(document, PolicyQuota.TrustPolicyOf(8192));

        Assert.Equal(PolicySize.Of(document) - 8192, result.Problem!.ExcessCharacters);
        Assert.Contains("AWS grants no higher quota", result.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_into_a_policy_of_many_hands_leaves_all_of_it()
    {
        string foreign = string.Join(",", Enumerable.Range(0, 40).Select(number => $$$"""{"Sid":"Zugriff für {{{number}}} 中","Effect":"{{{(number % 3 == 0 ? "Deny" : "Allow")}}}","{{{(number % 3 == 0 ? "NotPrincipal" : "Principal")}}}":{"AWS":["AROAEXAMPLE{{{number:D3}}}","arn:aws:iam::4444555566{{{number:D2}}}:root"],"Service":"lambda.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEqualsIfExists":{"aws:PrincipalOrgID":["o-1","o-2"]}},"Owner":{"team":{{{number}}}}}"""));
        string existing = Uri.EscapeDataString("{\"Version\":\"2012-10-17\",\"Id\":\"x y\",\"Statement\":[" + foreign + "],\"Extra\":[1]}");
        PolicyDocument before = PolicyDocument.Parse(existing);
        PolicyDocument needed = PolicyDocument.Parse(PolicyParserTests.Documented);

        PolicyMergeResult result = PolicyMerger.Merge(before, needed);

        Assert.Equal(before.ToJson(), (result.Document with { Statements = result.Document.Statements.Take(40).ToArray() }).ToJson());
        Assert.Equal(needed.Statements[0], result.Document.Statements[40]);
        Assert.Equal(14, result.Warnings.Count(warning => warning.Kind == PolicyWarningKind.ExplicitDeny));
        Assert.Equal(before.ToJson(), PolicySubtraction.Subtract(result.Document, needed, PolicyDocument.Empty).Document.ToJson());
    }

    [Fact]
    public void A_first_difference_names_the_values()
    {
        PolicyDocument left = PolicyDocument.Parse("""{"Statement":[{"Effect":"Allow","Action":["a:b","A:C"],"Resource":"*"}]}""");
        PolicyDocument right = PolicyDocument.Parse("""{"Statement":[{"Effect":"Allow","Action":["a:b","a:D"],"Resource":"*"}]}""");

        PolicyDifference difference = left.IsEquivalentTo(right).FirstDifference!;

        Assert.Equal(("Statement[0].Action", "A:C", "a:D"), (difference.Element, Assert.Single(difference.OnlyLeft), Assert.Single(difference.OnlyRight)));
        Assert.Equal("Statement[0].Action differs: only left A:C, only right a:D.", difference.Message);
    }
}
