using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>What a task may need and nobody can see is not taken away, and one policy is written once.</summary>
public sealed class UnprovenExcessTests
{
    private const string Wide = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["glue:StartJobRun","glue:GetJobRun","glue:GetJobRuns","glue:BatchStopJobRun"],"Resource":"arn:aws:glue:us-east-2:444455556666:job/etl"},
          {"Effect":"Allow","Action":"glue:TagResource","Resource":"*"},
          {"Effect":"Allow","Action":["iam:PassRole","iam:DeleteRole"],"Resource":"arn:aws:iam::444455556666:role/Job"},
          {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}
        """;

    [Fact]
    public void A_role_that_is_not_visible_keeps_PassRole_and_the_service_and_no_more()
    {
        SyncPlan plan = Plan(DefinitionRules.PassRoleNotVisible);

        SyncChange change = Assert.Single(plan.Changes, one => one.Need is ExcessNeed && one.PolicyName == "Wide");
        string[] left = change.After!.Statements.SelectMany(statement => statement.Action.Values).ToArray();
        Assert.Contains("iam:PassRole", left);
        Assert.Contains("glue:TagResource", left);
        Assert.DoesNotContain("iam:DeleteRole", left);
        Assert.DoesNotContain("s3:GetObject", left);
        Assert.Contains(plan.Warnings, warning => warning.Contains("iam:PassRole", StringComparison.Ordinal) && warning.Contains("PassRoleNotVisible", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_whose_permissions_are_not_known_keeps_everything()
    {
        SyncPlan plan = Plan(DefinitionRules.SdkActionUnknown);

        Assert.DoesNotContain(plan.Changes, one => one.Need is ExcessNeed);
        Assert.Contains(plan.Warnings, warning => warning.Contains("s3:GetObject", StringComparison.Ordinal) && warning.Contains("SdkActionUnknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_such_a_finding_all_that_is_beyond_goes()
    {
        SyncChange change = Assert.Single(Plan(null).Changes, one => one.Need is ExcessNeed && one.PolicyName == "Wide");

        Assert.Equal(4, Assert.Single(change.After!.Statements).Action.Values.Count);
    }

    [Theory]
    [InlineData(PolicyPlacement.Inline, 12, 1)]
    [InlineData(PolicyPlacement.Managed, 12, 2)]
    public void Target_roles_of_one_execution_role_are_one_change_of_its_policy(PolicyPlacement placement, int targets, int changes)
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncRequirement[] requirements = Requirements(targets);
        var options = new SyncPlanOptions { Side = SyncSide.Source, Placement = placement };

        SyncPlan plan = SyncPlanner.Plan(requirements, accounts, options, TestContext.Current.CancellationToken);

        Assert.Empty(plan.Problems);
        Assert.Equal(changes, plan.Changes.Count);
        Assert.Equal(targets, Assert.Single(plan.Changes[0].After!.Statements).Resource!.Values.Count);
        PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
        Assert.Equal(changes, accounts.Writes);
        Assert.Empty(SyncPlanner.Plan(requirements, accounts, options, TestContext.Current.CancellationToken).Changes);
    }

    [Fact]
    public void Four_hundred_target_roles_are_a_handful_of_policies_each_written_once()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncRequirement[] requirements = Requirements(400);
        var options = new SyncPlanOptions { Side = SyncSide.Source, Placement = PolicyPlacement.Auto };

        SyncPlan plan = SyncPlanner.Plan(requirements, accounts, options, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Problems);
        PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));

        // 406 changes when each target role was a change of its own.
        Assert.InRange(accounts.Writes, 2, 20);
        Assert.Equal(plan.Changes.Select(change => (change.Kind, change.PolicyName)).Distinct().Count(), plan.Changes.Count);
        Assert.Empty(SyncPlanner.Plan(requirements, accounts, options, TestContext.Current.CancellationToken).Changes);
    }

    private static SyncRequirement[] Requirements(int targets)
    {
        SyncRequirement one = PlanSample.Requirement();
        return [.. Enumerable.Range(0, targets).Select(number => one with
        {
            TargetRoleArn = $"arn:aws:iam::444455556666:role/Sync{number}",
            TargetRolePattern = $"arn:aws:iam::444455556666:role/Sync{number}",
            TargetRoleName = $"Sync{number}",
        })];
    }

    private static SyncPlan Plan(FindingRule? rule)
    {
        SyncRequirement requirement = PlanSample.Requirement();
        IReadOnlyList<Finding> findings = rule is null ? [] : [new Finding(rule, "It is not seen.", "Say so.") { StatePath = requirement.Tasks[0].StatePath }];
        WritableAccounts accounts = PlanSample.Accounts().Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Wide", Wide) } });
        return SyncPlanner.Plan(new[] { requirement with { Findings = findings } }, accounts, new SyncPlanOptions { IncludeExcess = true }, TestContext.Current.CancellationToken);
    }
}
