using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Evaluation;
using Xunit;

namespace CrossAcctSync.Tests.Evaluation;

public sealed class PolicyCaseTests
{
    private static readonly ILookup<string, Func<PolicyCase>> Cases = PolicyCaseFiles.ReadAll().ToLookup(make => make().Place, StringComparer.Ordinal);

    public static TheoryData<string> Places() => [.. Cases.Select(policyCase => policyCase.Key)];

    [Theory]
    [MemberData(nameof(Places))]
    public void The_answer_is_the_one_that_AWS_documents(string place)
    {
        PolicyCase policyCase = Cases[place].Single()();
        CaseObject expected = policyCase.Expected;

        AccessDecision decision = new PolicyEvaluator(() => policyCase.Time).Evaluate(policyCase.Request, policyCase.Policies);

        Assert.True(expected.Needed("outcome") == decision.Outcome.ToString(), $"{expected.Needed("outcome")} was expected. {decision}");
        AssertText(expected, "blockedBy", decision.BlockedBy?.ToString());
        AssertText(expected, "reason", decision.Reason.ToString());
        AssertTexts(expected, "blockedLayers", decision.BlockedLayers.Select(layer => layer.ToString()));
        AssertTexts(expected, "undeterminedKeys", decision.UndeterminedKeys);
        if (expected.Text("statement") is { } statement)
        {
            Assert.Contains(decision.Statements, found => $"{found.PolicyName}[{found.Index}]" == statement || found.Sid == statement);
        }

        if (expected.Find("nearMiss") is { } nearMiss)
        {
            AssertNearMiss(new CaseObject(place, nearMiss), decision);
        }

        if (expected.Find("branches") is { } branches)
        {
            Assert.Equal(branches.EnumerateObject().Select(branch => $"{branch.Name}: {branch.Value.GetString()}"), decision.Branches.Select(branch => branch.ToString()));
        }

        if (expected.Find("areBranchesExhaustive") is { } isExhaustive)
        {
            Assert.Equal(isExhaustive.GetBoolean(), decision.AreBranchesExhaustive);
        }

        if (expected.Text("explanation") is { } explanation)
        {
            Assert.Equal(explanation, decision.Explanation.Summary);
        }
    }

    [Fact]
    public void There_are_at_least_four_hundred_cases_each_with_its_own_name_and_a_page_of_AWS()
    {
        Assert.True(Cases.Count >= 400, $"{Cases.Count} cases.");
        Assert.All(Cases, policyCase => Assert.StartsWith("https://docs.aws.amazon.com/", Assert.Single(policyCase)().Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"cases":[],"more":1}""")]
    [InlineData("""{"cases":[{"name":"n","source":"s","request":{"principal":"*","action":"s3:GetObject","resource":"*"},"expected":{},"other":1}]}""")]
    [InlineData("""{"cases":[{"name":"n","source":"s","request":{"principal":"*","action":"s3:GetObject","resource":"*","other":1},"expected":{}}]}""")]
    [InlineData("""{"cases":[{"name":"n","source":"s","request":{"principal":"*","action":"s3:GetObject","resource":"*"},"policies":{"other":1},"expected":{}}]}""")]
    [InlineData("""{"cases":[{"name":"n","source":"s","request":{"principal":"*","action":"s3:GetObject","resource":"*"},"expected":{"other":1}}]}""")]
    public void A_case_file_with_an_unknown_key_is_refused(string json) =>
        Assert.Contains("is no member that a case has", Assert.Throws<FormatException>(() => PolicyCaseFiles.Parse("f.json", json).Select(make => make()).ToArray()).Message, StringComparison.Ordinal);

    private static void AssertText(CaseObject expected, string name, string? actual)
    {
        if (expected.Text(name) is { } text)
        {
            Assert.Equal(text, actual);
        }
    }

    private static void AssertTexts(CaseObject expected, string name, IEnumerable<string> actual)
    {
        if (expected.Find(name) is not null)
        {
            Assert.Equal(expected.Texts(name), actual);
        }
    }

    private static void AssertNearMiss(CaseObject expected, AccessDecision decision)
    {
        expected.Refuse("statement", "element", "key", "expected", "actual");
        ElementMismatch mismatch = Assert.Single(
            decision.NearMisses.Where(miss => $"{miss.Statement.PolicyName}[{miss.Statement.Index}]" == expected.Needed("statement")).SelectMany(miss => miss.Mismatches),
            candidate => candidate.Element == expected.Needed("element") && candidate.Key == expected.Text("key"));
        Assert.Equal(expected.Needed("expected"), mismatch.Expected);
        if (expected.Find("actual") is { ValueKind: JsonValueKind.Null })
        {
            Assert.Null(mismatch.Actual);
        }

        AssertText(expected, "actual", mismatch.Actual);
    }
}
