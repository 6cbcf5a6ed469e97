using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;
using Xunit;

namespace CrossAcctSync.Tests.Fuzzing;

/// <summary>Policies of any letters are read, decided and linted or refused, and putting policies together grants what they grant.</summary>
public sealed class PolicyFuzzTests
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "S3:getobject", "s3:Get*", "s3:*", "glue:StartJobRun", "*", "glue:Start?obRun"];

    private static readonly string[] Resources = ["*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/b", "arn:aws:s3:::a/b*", "arn:aws:s3:::${aws:username}", "arn:aws:s3:::a/${*}", "arn:aws:s3:*", "arn:aws:s3:::ab/*"];

    private static readonly (string Action, string Resource)[] Requests =
    [
        .. from action in new[] { "s3:GetObject", "s3:PutObject", "glue:StartJobRun" }
           from resource in new[] { "arn:aws:s3:::a/b", "arn:aws:s3:::a/bc", "arn:aws:s3:::a/*", "arn:aws:s3:::ab/c", "arn:aws:s3:::u" }
           select (action, resource),
    ];

    private static readonly JsonNode Sample = JsonNode.Parse("""{"Version":"2012-10-17","Id":"i","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/x","111122223333"],"Service":"states.amazonaws.com"},"Action":["s3:GetObject","sts:AssumeRole"],"Resource":"arn:aws:s3:::a/*","Condition":{"StringEquals":{"sts:ExternalId":"x"},"ForAllValues:ArnLike":{"aws:SourceArn":["arn:aws:states:*:*:stateMachine:*"]},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"DateLessThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"},"NumericLessThan":{"s3:max-keys":"10"},"Bool":{"aws:SecureTransport":"true"}}},{"Effect":"Deny","NotPrincipal":"*","NotAction":"iam:*","NotResource":"arn:aws:iam::*:role/${aws:username}"}]}""")!;

    [Fact]
    public void Any_policy_is_decided_and_linted_or_refused() => FuzzRun.Over("policies", input =>
    {
        string text = input.Mutate(Sample);
        if (!PolicyDocument.TryParse(text, out PolicyDocument? policy, out PolicyProblem? problem))
        {
            Assert.Equal(VisibleText.Of(problem.ToString()), problem.ToString());
            return;
        }

        AccessDecision decision = Decide(policy, "s3:GetObject", "arn:aws:s3:::a/b");
        Assert.Equal(VisibleText.Of(decision.Explanation.ToString()), decision.Explanation.ToString());
        Assert.NotNull(PolicyLinter.Lint(text, LintOptions.Default));
        Assert.Equal(decision.Outcome, Decide(PolicyDocument.Parse(PolicyWriter.Write(policy)), "s3:GetObject", "arn:aws:s3:::a/b").Outcome);
    });

    [Fact]
    public void A_merge_and_a_packing_grant_what_they_were_given_and_no_more() => FuzzRun.Over("merges", input =>
    {
        PolicyDocument existing = Policy(input, 1 + input.Below(8));
        PolicyDocument needed = Policy(input, 1 + input.Below(8), isAllowOnly: true);
        PolicyMergeResult merged = PolicyMerger.Merge(existing, needed);
        PolicyDocument packed = PolicyPacker.Pack(merged.Document, PolicyQuota.ManagedPolicy).Documents.Single();

        Assert.Empty(PolicyMerger.Merge(merged.Document, needed).Added);
        foreach ((string action, string resource) in Requests)
        {
            AccessOutcome before = Decide(existing, action, resource).Outcome;
            AccessOutcome asked = Decide(needed, action, resource).Outcome;
            AccessOutcome after = Decide(merged.Document, action, resource).Outcome;
            AccessOutcome expected = before == AccessOutcome.ExplicitDeny ? before : before == AccessOutcome.Allowed || asked == AccessOutcome.Allowed ? AccessOutcome.Allowed : before;
            string what = $"{action} on {resource}\n{existing}\n{needed}\n{merged.Document}\n{packed}";
            Assert.True(after == expected, $"merged: {after}, not {expected}, {what}");
            Assert.True(Decide(packed, action, resource).Outcome == after, $"packed: not {after}, {what}");
        }
    });

    private static AccessDecision Decide(PolicyDocument policy, string action, string resource) => PolicyEvaluator.Default.Evaluate(
        AccessRequest.Create(RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/S")), action, resource, "111122223333", RequestContext.Empty.With("aws:username", "u")),
        new PolicySet { IdentityPolicies = [NamedPolicy.Of("P", policy)] });

    private static PolicyDocument Policy(FuzzInput input, int count, bool isAllowOnly = false)
    {
        var statements = new List<PolicyStatement>();
        for (int i = 0; i < count; i++)
        {
            statements.Add(new PolicyStatement
            {
                Sid = input.Below(3) == 0 ? "S" + input.Below(3) : null,
                Effect = isAllowOnly || input.Below(6) > 0 ? PolicyEffect.Allow : PolicyEffect.Deny,
                Action = new PolicyElement(!isAllowOnly && input.Below(8) == 0, Values(input, Actions)),
                Resource = new PolicyElement(!isAllowOnly && input.Below(8) == 0, Values(input, Resources)),
            });
        }

        return new PolicyDocument { Version = "2012-10-17", Statements = statements };
    }

    private static string[] Values(FuzzInput input, string[] pool) => [.. Enumerable.Range(0, 1 + input.Below(3)).Select(_ => input.OneOf(pool)).Distinct(StringComparer.Ordinal)];
}
