using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Planning;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>That a plan and the access test mean the same by "granted", over random policies of both roles.</summary>
public sealed class PermissionPlanPropertyTests
{
    private static readonly string[] Actions =
    {
        "glue:*", "glue:StartJobRun", "glue:Get*", "glue:GetJobRun\",\"glue:GetJobRuns", "glue:BatchStopJobRun", "*", "sts:AssumeRole", "sts:*", "s3:GetObject", "glue:StartJobRun\",\"glue:GetJobRun\",\"glue:GetJobRuns\",\"glue:BatchStopJobRun",
    };

    private static readonly string[] Resources =
    {
        "*", "arn:aws:glue:us-east-2:444455556666:job/etl", "arn:aws:glue:us-east-2:444455556666:job/*", "arn:aws:glue:*:*:job/e??", "arn:aws:glue:us-east-2:444455556666:job/other", PlanSample.Target, "arn:aws:iam::444455556666:role/*", PlanSample.Other,
    };

    private static readonly string?[] Guards =
    {
        null, null, null, """{"Bool":{"aws:SecureTransport":"true"}}""", """{"StringEquals":{"aws:RequestedRegion":"us-east-2"}}""", """{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""",
        """{"StringEquals":{"aws:PrincipalAccount":["111122223333","444455556666"]}}""", """{"StringEquals":{"aws:ResourceAccount":"999999999999"}}""", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""",
    };

    private static string RandomPolicy(Random random)
    {
        IEnumerable<string> statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            string effect = random.Next(8) == 0 ? "Deny" : "Allow";
            string? guard = Guards[random.Next(Guards.Length)];
            return $$"""{"Effect":"{{effect}}","Action":["{{Actions[random.Next(Actions.Length)]}}"],"Resource":"{{Resources[random.Next(Resources.Length)]}}"{{(guard is null ? string.Empty : ",\"Condition\":" + guard)}}}""";
        });
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(",", statements) + "]}";
    }

    private static (AccessStatus Source, AccessStatus Permission) Test(WritableAccounts accounts)
    {
        SyncAccessResult result = Assert.Single(SyncAccessTester.Test(
            [PlanSample.Requirement()], accounts, AccessTestOptions.Default with { TestRefusals = false }, TestContext.Current.CancellationToken));
        return (result.Source, result.Permission);
    }

    [Theory]
    [InlineData(1, PolicyPlacement.Inline)]
    [InlineData(2, PolicyPlacement.Inline)]
    [InlineData(3, PolicyPlacement.Managed)]
    public void A_plan_that_is_applied_passes_and_what_is_granted_is_not_planned(int seed, PolicyPlacement placement)
    {
        var random = new Random(seed);
        int granted = 0;
        int made = 0;
        int asked = 0;
        for (int i = 0; i < 250; i++)
        {
            string source = RandomPolicy(random);
            string target = RandomPolicy(random);
            WritableAccounts accounts = PlanSample.Accounts()
                .With(PlanSample.Source, PlanSample.ServiceTrust, ("Random", source))
                .With(PlanSample.Target, PlanSample.NobodyTrusted, ("Random", target));
            (AccessStatus Source, AccessStatus Permission) before = Test(accounts);

            SyncPlan plan = SyncPlanner.Plan([PlanSample.Requirement()], accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken);

            string story = $"{before}\n{source}\n{target}\n{string.Join("\n", plan.Changes)}\n{string.Join("\n", plan.Problems)}\n{string.Join("\n", plan.Warnings)}";
            bool hasSource = plan.Changes.Any(change => change.Side == SyncSide.Source);
            bool hasPermission = plan.Changes.Any(change => change.Side == SyncSide.Target && change.Kind != SyncChangeKind.PutTrustPolicy);

            // What the evaluator calls granted gets nothing, and what it cannot tell is a question.
            Assert.False(hasSource && before.Source is (AccessStatus.Passed or AccessStatus.Undetermined), story);
            Assert.False(hasPermission && before.Permission == AccessStatus.Passed, story);
            granted += before is { Source: AccessStatus.Passed } or { Permission: AccessStatus.Passed } ? 1 : 0;
            if (plan.Problems.Count > 0)
            {
                // A Deny is nobody's to plan around.
                Assert.True(source.Contains("Deny", StringComparison.Ordinal) || target.Contains("Deny", StringComparison.Ordinal), story);
                Assert.True(before.Source == AccessStatus.Failed || before.Permission == AccessStatus.Failed, story);
                continue;
            }

            PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
            (AccessStatus Source, AccessStatus Permission) after = Test(accounts);
            Assert.True(after.Source == AccessStatus.Passed || (after.Source == AccessStatus.Undetermined && plan.Warnings.Count > 0), story + "\n" + after);
            Assert.True(after.Permission == AccessStatus.Passed || (after.Permission == AccessStatus.Undetermined && plan.Warnings.Count > 0), story + "\n" + after);
            Assert.Empty(SyncPlanner.Plan([PlanSample.Requirement()], accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken).Changes);
            made += hasSource || hasPermission ? 1 : 0;
            asked += plan.Warnings.Count > 0 ? 1 : 0;
        }

        // Each kind came up often enough to tell.
        Assert.True(granted > 25, $"{granted} granted");
        Assert.True(made > 50, $"{made} made");
        Assert.True(asked > 5, $"{asked} asked");
    }
}
