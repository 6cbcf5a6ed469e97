using System;
using System.Collections.Generic;
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

/// <summary>New roles, managed policies, and what is beyond the need.</summary>
public sealed class PlanKindTests
{
    private const string Boundary = "arn:aws:iam::444455556666:policy/Edge";

    private static readonly SyncPlanOptions Managed = new() { Placement = PolicyPlacement.Managed };

    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    [Fact]
    public void A_role_that_is_missing_is_created_closed_and_trusted_last()
    {
        _accounts.Without(PlanSample.Target).WithPolicy(Boundary, PlanSample.Foreign);
        var options = new SyncPlanOptions
        {
            Creation = new RoleCreation { PermissionsBoundary = "arn:aws:iam::{account}:policy/Edge", Tags = new Dictionary<string, string> { ["Team"] = "orders" } },
        };

        SyncPlan plan = Plan(options);

        Assert.Empty(plan.Problems);
        Assert.Equal(
            new[] { SyncChangeKind.CreateRole, SyncChangeKind.PutInlinePolicy, SyncChangeKind.PutInlinePolicy, SyncChangeKind.PutTrustPolicy },
            plan.Changes.Select(change => change.Kind));
        SyncChange role = plan.Changes[0];
        Assert.Equal((Boundary, "orders", "/"), (role.PermissionsBoundary, role.Tags["Team"], role.Path));
        Assert.Contains("Deny", role.AssumeRolePolicyDocument, StringComparison.Ordinal);
        Assert.Null(role.PolicyDocument);
        Assert.Contains("+ Role " + PlanSample.Target, role.Diff, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Changes[3].After!.Statements, statement => statement.Effect == PolicyEffect.Deny);

        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));
        Assert.Empty(Plan(options).Changes);
        Assert.Equal(AccessStatus.Passed, SyncAccessTester.Test(new[] { PlanSample.Requirement() }, _accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken).Single().Status);

        PlanSample.Changes(PlanSample.Undo(_accounts, changes));
        Assert.Equal(PlanSample.Accounts().Without(PlanSample.Target).WithPolicy(Boundary, PlanSample.Foreign).Text(), _accounts.Text());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_new_role_whose_grant_fails_is_deleted_again(int failing)
    {
        _accounts.Without(PlanSample.Target);
        string before = _accounts.Text();
        SyncPlan plan = Plan(new SyncPlanOptions { Creation = RoleCreation.Default });
        _accounts.OnWrite = (number, _) => number == failing ? new AccountWrite(AccountWriteStatus.Refused, "No.") : null;

        Assert.NotNull(Assert.Single(PlanSample.Apply(_accounts, plan.Changes)).Failure);

        Assert.Equal(before, _accounts.Text());
    }

    [Fact]
    public void A_grant_that_ended_behind_the_new_role_is_finished_by_the_next()
    {
        _accounts.Without(PlanSample.Target);
        SyncPlan plan = Plan(new SyncPlanOptions { Creation = RoleCreation.Default });
        _accounts.CreateRole(plan.Changes[0].ToNewRole(), TestContext.Current.CancellationToken);

        SyncPlan rest = Plan(SyncPlanOptions.Default);
        PlanSample.Changes(PlanSample.Apply(_accounts, rest.Changes));

        Assert.Equal(3, rest.Changes.Count);
        Assert.Equal(PolicyEffect.Allow, Assert.Single(_accounts[PlanSample.Target].Trust.Document!.Statements).Effect);
    }

    [Fact]
    public void A_created_role_that_somebody_has_taken_over_is_not_deleted()
    {
        _accounts.Without(PlanSample.Target);
        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, Plan(new SyncPlanOptions { Creation = RoleCreation.Default }).Changes));
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse("Foreign", PlanSample.Foreign)).ToArray() });

        SyncOutcome refused = PlanSample.Undo(_accounts, changes).Single(outcome => outcome.Failure is not null);

        Assert.Equal((SyncFailureKind.UndoRefused, SyncChangeKind.CreateRole), (refused.Failure!.Kind, refused.Failure.Change.Kind));
        Assert.Equal("Foreign", Assert.Single(_accounts[PlanSample.Target].InlinePolicies).Name);
    }

    [Fact]
    public void A_boundary_that_is_not_there_is_a_problem()
    {
        _accounts.Without(PlanSample.Target);

        SyncPlan plan = Plan(new SyncPlanOptions { Creation = new RoleCreation { PermissionsBoundary = Boundary } });

        Assert.Equal(SyncPolicyProblemKind.BoundaryNotFound, Assert.Single(plan.Problems).Kind);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void Managed_policies_are_created_attached_and_taken_back()
    {
        string before = _accounts.Text();
        SyncPlan plan = Plan(Managed);

        Assert.Equal(
            new[] { SyncChangeKind.PutManagedPolicy, SyncChangeKind.AttachPolicy, SyncChangeKind.PutManagedPolicy, SyncChangeKind.AttachPolicy, SyncChangeKind.PutTrustPolicy },
            plan.Changes.Select(change => change.Kind));
        Assert.All(plan.Changes.Take(4), change => Assert.StartsWith($"arn:aws:iam::{change.AccountId}:policy/CrossAcctSync-Orders-", change.PolicyArn, StringComparison.Ordinal));
        Assert.Equal((6144, 10), (plan.Changes[0].Quota, plan.Changes[1].Quota));
        Assert.Contains("+ Attached " + plan.Changes[1].PolicyArn, plan.Changes[1].Diff, StringComparison.Ordinal);

        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));
        Assert.Empty(Plan(Managed).Changes);
        Assert.Empty(Plan(SyncPlanOptions.Default).Changes);
        PlanSample.Changes(PlanSample.Undo(_accounts, changes));
        Assert.Equal(before, _accounts.Text());
    }

    [Fact]
    public void What_comes_to_be_needed_later_is_a_new_version_of_the_managed_policy()
    {
        PlanSample.Changes(PlanSample.Apply(_accounts, Plan(Managed).Changes));

        SyncPlan plan = SyncPlanner.Plan(new[] { PlanSample.Requirement(job: "audit") }, _accounts, new SyncPlanOptions { Placement = PolicyPlacement.Auto }, TestContext.Current.CancellationToken);

        SyncChange change = Assert.Single(plan.Changes);
        Assert.Equal(SyncChangeKind.PutManagedPolicy, change.Kind);
        Assert.NotNull(change.Before);
        Assert.True(change.After!.Statements.Count >= change.Before!.Statements.Count);
    }

    [Fact]
    public void Auto_is_managed_when_the_inline_policies_are_full()
    {
        string[] resources = Enumerable.Range(0, 100).Select(number => $"\"arn:aws:s3:::bucket-{number}-{new string('x', 75)}\"").ToArray();
        string large = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":[" + string.Join(",", resources) + "]}}";
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Large", large) } });

        SyncPlan plan = Plan(new SyncPlanOptions { Placement = PolicyPlacement.Auto });

        Assert.Empty(plan.Problems);
        Assert.Equal(
            new[] { SyncChangeKind.PutManagedPolicy, SyncChangeKind.AttachPolicy, SyncChangeKind.PutInlinePolicy, SyncChangeKind.PutTrustPolicy },
            plan.Changes.Select(change => change.Kind));
    }

    [Fact]
    public void A_role_that_has_all_the_managed_policies_it_can_have_is_a_problem_until_the_quota_is_higher()
    {
        AttachedPolicy[] many = Enumerable.Range(0, 10).Select(number => new AttachedPolicy($"arn:aws:iam::444455556666:policy/P{number}", NamedPolicy.Parse("P" + number, PlanSample.Foreign))).ToArray();
        _accounts.Change(PlanSample.Target, role => role with { AttachedPolicies = many });

        Assert.Equal(SyncPolicyProblemKind.QuotaExceeded, Assert.Single(Plan(Managed).Problems).Kind);
        Assert.Empty(Plan(Managed with { AttachmentQuota = 20 }).Problems);
    }

    [Fact]
    public void A_policy_of_the_same_name_with_something_else_in_it_is_left_alone()
    {
        string arn = Plan(Managed).Changes[0].PolicyArn!;
        _accounts.WithPolicy(arn, PlanSample.Foreign);

        SyncPlan plan = Plan(Managed);

        Assert.Equal(arn + "-2", plan.Changes[0].PolicyArn);
        Assert.Null(plan.Changes[0].Before);
    }

    [Fact]
    public void Excess_is_planned_only_when_asked_for_and_that_of_others_is_made_only_when_asked_for()
    {
        PlanSample.Changes(PlanSample.Apply(_accounts, Plan(SyncPlanOptions.Default).Changes));
        const string Leftover = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["events:PutRule","events:PutTargets","events:DescribeRule"],"Resource":"arn:aws:events:us-east-2:444455556666:rule/StepFunctionsGetEventsForGlueRule"}}""";
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse("Rules", Leftover)).ToArray() });
        Assert.Empty(Plan(SyncPlanOptions.Default).Changes);

        SyncPlan plan = Plan(new SyncPlanOptions { IncludeExcess = true });

        Assert.Equal(new[] { ("Foreign", true), ("Rules", true) }, plan.Changes.Select(change => (change.PolicyName!, change.IsForeign)));
        Assert.All(plan.Changes, change => Assert.Equal(SyncChangeKind.DeleteInlinePolicy, change.Kind));
        string before = _accounts.Text();
        Assert.All(PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes)), change => Assert.Equal(SyncChangeStatus.Planned, change.Status));
        Assert.Equal(before, _accounts.Text());

        PlanSample.Changes(SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { IncludeForeign = true }, TestContext.Current.CancellationToken));
        Assert.Equal(PlanSample.PolicyName, Assert.Single(_accounts[PlanSample.Target].InlinePolicies).Name);
        Assert.Empty(Plan(new SyncPlanOptions { IncludeExcess = true }).Changes);
    }

    [Fact]
    public void What_is_too_broad_is_replaced_by_what_is_needed_and_the_precise_grant_comes_first()
    {
        const string Broad = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"glue:*","Resource":"*"}}""";
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Broad", Broad) } });

        SyncPlan plan = Plan(new SyncPlanOptions { IncludeExcess = true });

        List<SyncChange> target = [.. plan.Changes.Where(change => change.RoleArn == PlanSample.Target)];
        Assert.Equal(
            new[] { (SyncChangeKind.PutInlinePolicy, PlanSample.PolicyName), (SyncChangeKind.PutTrustPolicy, null), (SyncChangeKind.DeleteInlinePolicy, "Broad") },
            target.Select(change => (change.Kind, change.PolicyName)));

        _accounts.OnWrite = (number, _) => number == 1 ? new AccountWrite(AccountWriteStatus.Refused, "No.") : null;
        IReadOnlyList<SyncOutcome> outcomes = SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { IncludeForeign = true }, TestContext.Current.CancellationToken).ToArray();
        Assert.Contains("glue:*", _accounts.Text(), StringComparison.Ordinal);
        Assert.Contains(outcomes, outcome => outcome.Changes.Any(change => change.PolicyName == "Broad" && change.Status == SyncChangeStatus.Planned));
    }

    [Fact]
    public void Trust_is_narrowed_only_where_it_is_of_the_modules_own_shape()
    {
        SyncRequirement other = PlanSample.Requirement(machine: PlanSample.Machine + "2");
        PlanSample.Changes(PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, PlanSample.Requirement(), other).Changes));

        SyncChange trust = Plan(new SyncPlanOptions { IncludeExcess = true }).Changes.Single(change => change.Kind == SyncChangeKind.PutTrustPolicy);

        Assert.False(trust.IsForeign);
        Assert.Equal("Foreign", trust.After!.Statements[0].Sid);
        Assert.Equal(PlanSample.Machine, Assert.Single(trust.After.Statements[1].Conditions.Single().Values));
    }

    [Fact]
    public void What_an_execution_role_does_beside_assuming_roles_is_not_judged()
    {
        PlanSample.Changes(PlanSample.Apply(_accounts, Plan(SyncPlanOptions.Default).Changes));
        const string Assume = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*"},{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::999999999999:role/Old"}]}""";
        _accounts.Change(PlanSample.Source, role => role with { InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse("Mixed", Assume)).ToArray() });

        SyncChange change = Plan(new SyncPlanOptions { IncludeExcess = true }).Changes.Single(one => one.RoleArn == PlanSample.Source);

        Assert.Equal(("Mixed", true), (change.PolicyName, change.IsForeign));
        Assert.Equal("logs:*", Assert.Single(change.After!.Statements).Action.Values.Single());
    }

    private SyncPlan Plan(SyncPlanOptions options) => SyncPlanner.Plan(new[] { PlanSample.Requirement() }, _accounts, options, TestContext.Current.CancellationToken);
}
