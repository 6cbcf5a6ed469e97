using System;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class SyncPlannerTests
{
    [Fact]
    public void Permissions_come_first_then_the_source_then_the_trust()
    {
        SyncPlan plan = PlanSample.Plan(PlanSample.Accounts(), PlanSample.Requirement());

        Assert.Empty(plan.Problems);
        Assert.Equal(
            new[]
            {
                (SyncChangeKind.PutInlinePolicy, SyncSide.Target, PlanSample.Target),
                (SyncChangeKind.PutInlinePolicy, SyncSide.Source, PlanSample.Source),
                (SyncChangeKind.PutTrustPolicy, SyncSide.Target, PlanSample.Target),
            },
            plan.Changes.Select(change => (change.Kind, change.Side, change.RoleArn)));
        Assert.All(plan.Changes, change => Assert.Equal((SyncChangeStatus.Planned, PlanSample.Target, PlanSample.Machine), (change.Status, change.TargetRoleArn, Assert.Single(change.StateMachineArns))));
        Assert.Equal(new[] { "Sync", "InvokeRole", "Sync" }, plan.Changes.Select(change => change.RoleName));
        Assert.Equal(new[] { PlanSample.PolicyName, PlanSample.PolicyName, null }, plan.Changes.Select(change => change.PolicyName));
    }

    [Fact]
    public void After_the_plan_access_that_was_broken_is_proven_and_there_is_nothing_left_to_plan()
    {
        SyncRequirement[] requirements =
        {
            PlanSample.Requirement(),
            PlanSample.Requirement(machine: PlanSample.Machine + "2", job: "audit"),
            PlanSample.Requirement(PlanSample.Other),
        };
        WritableAccounts accounts = PlanSample.ClosedAccounts();
        Assert.All(Test(), result => Assert.Equal(AccessStatus.Failed, result.Status));

        PlanSample.Changes(PlanSample.Apply(accounts, PlanSample.Plan(accounts, requirements).Changes));

        Assert.All(Test(), result => Assert.Equal((AccessStatus.Passed, 0), (result.Status, result.Findings.Count(finding => finding.Code != "PermissionBeyondNeed"))));
        SyncPlan again = PlanSample.Plan(accounts, requirements);
        Assert.Empty(again.Changes);
        Assert.Empty(again.Problems);

        SyncAccessResult[] Test() => SyncAccessTester.Test(requirements, accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken).ToArray();
    }

    [Fact]
    public void Statements_of_others_stay_in_their_place()
    {
        WritableAccounts accounts = PlanSample.Accounts().Change(PlanSample.Target, role => role with
        {
            InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse(PlanSample.PolicyName, PlanSample.Foreign)).ToArray(),
        });

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        foreach (SyncChange change in plan.Changes.Where(change => change.Side == SyncSide.Target))
        {
            Assert.Same(change.Before!.Statements[0], change.After!.Statements[0]);
            Assert.True(change.After.Statements.Count > 1);
            Assert.Contains("+ ", change.Diff, StringComparison.Ordinal);
            Assert.DoesNotContain("- ", change.Diff.Split('\n').Select(line => line.Length > 2 ? line[..2] : line));
        }
    }

    [Fact]
    public void What_a_policy_of_somebody_else_grants_is_not_added_again()
    {
        WritableAccounts accounts = PlanSample.Accounts()
            .Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Half", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["glue:StartJobRun","glue:GetJobRun"],"Resource":"arn:aws:glue:us-east-2:444455556666:job/etl"}}""") } })
            .Change(PlanSample.Target, role => role with { AttachedPolicies = new[] { new AttachedPolicy("arn:aws:iam::444455556666:policy/Rest", NamedPolicy.Parse("Rest", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["glue:GetJobRuns","glue:BatchStopJobRun"],"Resource":"*"}}""")) } });

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        Assert.Equal(new[] { SyncSide.Source, SyncSide.Target }, plan.Changes.Select(change => change.Side));
        Assert.Equal(SyncChangeKind.PutTrustPolicy, plan.Changes[1].Kind);
        Assert.Contains(plan.Warnings, warning => warning.Contains("Statement[0] of the policy 'Rest'", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_what_is_granted_in_part_the_rest_is_added()
    {
        WritableAccounts accounts = PlanSample.Accounts()
            .Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Half", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["glue:StartJobRun","glue:GetJobRun"],"Resource":"arn:aws:glue:us-east-2:444455556666:job/etl"}}""") } });

        SyncChange change = PlanSample.Plan(accounts, PlanSample.Requirement()).Changes[0];

        Assert.Equal(new[] { "glue:BatchStopJobRun", "glue:GetJobRuns" }, Assert.Single(change.After!.Statements).Action.Values.Order());
    }

    [Fact]
    public void State_machines_that_share_a_target_role_have_one_change_of_its_trust()
    {
        SyncPlan plan = PlanSample.Plan(PlanSample.Accounts(), PlanSample.Requirement(), PlanSample.Requirement(machine: PlanSample.Machine + "2", job: "audit"));

        SyncChange trust = Assert.Single(plan.Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);
        Assert.Same(trust, plan.Changes[^1]);
        Assert.Equal(new[] { PlanSample.Machine, PlanSample.Machine + "2" }, trust.StateMachineArns);
        Assert.Equal(new[] { PlanSample.Machine, PlanSample.Machine + "2" }, trust.After!.Statements[^1].Conditions.Single().Values);
        Assert.Equal(2, plan.Changes.Count(change => change is { Side: SyncSide.Target, Kind: SyncChangeKind.PutInlinePolicy }));
    }

    [Fact]
    public void Another_state_machine_is_added_to_the_trust_that_is_there()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        PlanSample.Changes(PlanSample.Apply(accounts, PlanSample.Plan(accounts, PlanSample.Requirement()).Changes));

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement(), PlanSample.Requirement(machine: PlanSample.Machine + "2"));

        // Permission and assumption are granted by the first state machine's policies.
        SyncChange trust = Assert.Single(plan.Changes);
        Assert.Equal(PlanSample.Machine + "2", Assert.Single(trust.StateMachineArns));
        Assert.Equal(2, trust.After!.Statements.Count);
    }

    [Fact]
    public void Target_roles_of_one_state_machine_make_one_list_in_its_policy()
    {
        WritableAccounts accounts = PlanSample.Accounts();

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));
        SyncChange last = plan.Changes.Last(change => change.Side == SyncSide.Source);

        Assert.Equal(new[] { PlanSample.Target, PlanSample.Other }.Order(), Assert.Single(last.After!.Statements).Resource!.Values.Order());
        Assert.Equal(PlanSample.Other, last.TargetRoleArn);
        Assert.Equal(PolicySize.Of(PolicyDocument.Parse(PlanSample.Foreign)) + PolicySize.Of(last.After), last.Size);
        Assert.Equal((10240, 10240 - last.Size), (last.Quota, last.Remaining));
    }

    [Theory]
    [InlineData(SyncSide.Target, "Sync Sync")]
    [InlineData(SyncSide.Source, "InvokeRole")]
    public void A_side_is_planned_by_itself_without_the_other_account(SyncSide side, string roles)
    {
        WritableAccounts accounts = side == SyncSide.Target
            ? new WritableAccounts().With(PlanSample.Target, PlanSample.ServiceTrust)
            : new WritableAccounts().With(PlanSample.Source, PlanSample.ServiceTrust);

        SyncPlan plan = SyncPlanner.Plan(new[] { PlanSample.Requirement() }, accounts, new SyncPlanOptions { Side = side }, TestContext.Current.CancellationToken);

        Assert.Empty(plan.Problems);
        Assert.Equal(roles, string.Join(" ", plan.Changes.Select(change => change.RoleName)));
    }

    [Fact]
    public void A_missing_role_is_a_problem_and_others_are_planned()
    {
        SyncPlan plan = PlanSample.Plan(PlanSample.Accounts(), PlanSample.Requirement("arn:aws:iam::444455556666:role/Gone"), PlanSample.Requirement(PlanSample.Other));

        SyncPolicyProblem problem = Assert.Single(plan.Problems);
        Assert.Equal((SyncPolicyProblemKind.RoleNotFound, "arn:aws:iam::444455556666:role/Gone"), (problem.Kind, problem.Subject));
        Assert.All(plan.Changes, change => Assert.Equal(PlanSample.Other, change.TargetRoleArn));
        Assert.Equal(3, plan.Changes.Count);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_keeps_its_target_role_from_being_planned_at_all()
    {
        WritableAccounts inline = PlanSample.Accounts().Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Broken", "{") } });
        WritableAccounts trust = PlanSample.Accounts().Change(PlanSample.Target, role => role with { Trust = NamedPolicy.Parse("trust", "{") });

        foreach (WritableAccounts accounts in new[] { inline, trust })
        {
            SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));

            Assert.Equal(SyncPolicyProblemKind.PolicyUnreadable, Assert.Single(plan.Problems).Kind);
            Assert.All(plan.Changes, change => Assert.Equal(PlanSample.Other, change.TargetRoleArn));
            // The source's change for the role that was left out is not a part of the next one.
            Assert.Equal(PlanSample.Other, Assert.Single(plan.Changes.Single(change => change.Side == SyncSide.Source).After!.Statements).Resource!.Values.Single());
        }
    }

    [Fact]
    public void All_inline_policies_of_a_role_share_the_quota()
    {
        string[] resources = Enumerable.Range(0, 100).Select(number => $"\"arn:aws:s3:::bucket-{number}-{new string('x', 75)}\"").ToArray();
        string large = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":[" + string.Join(",", resources) + "]}}";
        Assert.InRange(PolicySize.Of(large), 10001, 10240);
        WritableAccounts accounts = PlanSample.Accounts().Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Large", large) } });

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        Assert.Equal(SyncPolicyProblemKind.QuotaExceeded, Assert.Single(plan.Problems).Kind);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void A_requirement_that_says_too_little_is_a_problem_of_its_own()
    {
        SyncPlan plan = PlanSample.Plan(PlanSample.Accounts(), PlanSample.Requirement() with { SourceRoleArn = null }, PlanSample.Requirement(machine: PlanSample.Machine + "2"));

        Assert.Equal(SyncPolicyProblemKind.SourceRoleUnknown, Assert.Single(plan.Problems).Kind);
        Assert.All(plan.Changes, change => Assert.Equal(PlanSample.Machine + "2", Assert.Single(change.StateMachineArns)));
    }
}
