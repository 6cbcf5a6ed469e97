using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class RevocationTests
{
    private const string Second = PlanSample.Machine + "2";

    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    [Theory]
    [InlineData(PolicyPlacement.Inline)]
    [InlineData(PolicyPlacement.Managed)]
    public void What_was_granted_is_taken_away_trust_first_and_nothing_else(PolicyPlacement placement)
    {
        Grant(new SyncPlanOptions { Placement = placement }, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));

        SyncPlan plan = Revoke(PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));

        Assert.Equal(SyncChangeKind.PutTrustPolicy, plan.Changes[0].Kind);
        Assert.Equal(SyncSide.Source, plan.Changes[1].Side);
        PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));
        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
        Assert.Empty(Revoke(PlanSample.Requirement()).Changes);
    }

    [Fact]
    public void Of_one_target_role_the_others_of_the_same_state_machine_stay()
    {
        Grant(SyncPlanOptions.Default, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));

        PlanSample.Changes(PlanSample.Apply(_accounts, Revoke(PlanSample.Requirement()).Changes));

        Assert.Empty(PlanSample.Plan(_accounts, PlanSample.Requirement(PlanSample.Other)).Changes);
        Assert.DoesNotContain(PlanSample.Target, _accounts[PlanSample.Source].InlinePolicies.Single(policy => policy.Name == PlanSample.PolicyName).Document!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_machine_that_leans_on_the_policy_of_another_keeps_what_it_needs()
    {
        Grant(SyncPlanOptions.Default, PlanSample.Requirement());
        Grant(SyncPlanOptions.Default, PlanSample.Requirement(machine: Second));
        SyncRequirement[] keep = { PlanSample.Requirement(machine: Second), PlanSample.Requirement() };

        SyncPlan plan = SyncPlanner.PlanRevocation(new[] { PlanSample.Requirement() }, keep, _accounts, cancellationToken: TestContext.Current.CancellationToken);
        PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));

        Assert.Empty(PlanSample.Plan(_accounts, PlanSample.Requirement(machine: Second)).Changes);
        Assert.DoesNotContain($"\"{PlanSample.Machine}\"", _accounts[PlanSample.Target].Trust.Document!.ToJson(), StringComparison.Ordinal);
        Assert.Contains(plan.Warnings, warning => warning.Contains("for another state machine needs it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_statement_of_somebody_else_stays_also_where_it_is_exactly_what_was_needed()
    {
        const string Exact = """{"Version":"2012-10-17","Statement":{"Sid":"ByHand","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}}""";
        const string Broad = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"glue:*","Resource":"*"}}""";
        _accounts.Change(PlanSample.Source, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Exact", Exact) } });
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse("Broad", Broad) } });
        Grant(SyncPlanOptions.Default, PlanSample.Requirement());

        SyncPlan plan = Revoke(PlanSample.Requirement());
        PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));

        Assert.Equal(Exact, Assert.Single(_accounts[PlanSample.Source].InlinePolicies).Document!.ToJson().Replace("[{", "{", StringComparison.Ordinal).Replace("}]", "}", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Changes, change => change.PolicyName == "Exact");
        Assert.Contains(plan.Warnings, warning => warning.Contains("the policy 'Exact'", StringComparison.Ordinal) && warning.Contains("Statement[0] \"ByHand\"", StringComparison.Ordinal));
        Assert.Equal("Broad", Assert.Single(_accounts[PlanSample.Target].InlinePolicies).Name);
        Assert.Contains(plan.Warnings, warning => warning.Contains("'Broad'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\"Sid\":\"ByHand\",", true)]
    public void A_trust_statement_with_a_name_is_somebody_else_s(string sid, bool stays)
    {
        string trust = """{"Version":"2012-10-17","Statement":[{SID"Effect":"Allow","Principal":{"AWS":"ROLE"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"MACHINE"}}}]}"""
            .Replace("SID", sid, StringComparison.Ordinal).Replace("ROLE", PlanSample.Source, StringComparison.Ordinal).Replace("MACHINE", PlanSample.Machine, StringComparison.Ordinal);
        _accounts.Change(PlanSample.Target, role => role with { Trust = NamedPolicy.Parse("trust", trust) });

        SyncPlan plan = Revoke(PlanSample.Requirement());

        Assert.Equal(stays, !plan.Changes.Any(change => change.Kind == SyncChangeKind.PutTrustPolicy));
        Assert.Equal(stays, plan.Warnings.Any(warning => warning.Contains("still lets", StringComparison.Ordinal) && warning.Contains("Statement[0] \"ByHand\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_managed_policy_of_somebody_else_stays_and_is_named()
    {
        _accounts.Change(PlanSample.Source, role => role with
        {
            AttachedPolicies = [new AttachedPolicy("arn:aws:iam::111122223333:policy/Shared", NamedPolicy.Parse("Shared", """{"Version":"2012-10-17","Statement":{"Sid":"ByHand","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}}"""))],
        });

        SyncPlan plan = Revoke(PlanSample.Requirement());

        Assert.DoesNotContain(plan.Changes, change => change.RoleArn == PlanSample.Source);
        Assert.Contains(plan.Warnings, warning => warning.Contains("the policy 'Shared'", StringComparison.Ordinal) && warning.Contains("Statement[0] \"ByHand\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_trust_of_a_role_leaves_it_closed_and_the_next_grant_opens_it()
    {
        _accounts.Without(PlanSample.Target);
        Grant(new SyncPlanOptions { Creation = RoleCreation.Default }, PlanSample.Requirement());

        PlanSample.Changes(PlanSample.Apply(_accounts, Revoke(PlanSample.Requirement()).Changes));
        Assert.Equal(PolicyEffect.Deny, Assert.Single(_accounts[PlanSample.Target].Trust.Document!.Statements).Effect);

        Grant(SyncPlanOptions.Default, PlanSample.Requirement());
        Assert.Equal(PolicyEffect.Allow, Assert.Single(_accounts[PlanSample.Target].Trust.Document!.Statements).Effect);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_revocation_that_fails_half_way_is_as_if_it_had_not_begun(int failing)
    {
        Grant(SyncPlanOptions.Default, PlanSample.Requirement());
        string granted = _accounts.Text();
        int writes = _accounts.Writes;
        _accounts.OnWrite = (number, _) => number == writes + failing ? new AccountWrite(AccountWriteStatus.Refused, "No.") : null;

        Assert.NotNull(Assert.Single(PlanSample.Apply(_accounts, Revoke(PlanSample.Requirement()).Changes)).Failure);

        Assert.Equal(Sorted(granted), Sorted(_accounts.Text()));
    }

    [Fact]
    public void What_was_revoked_can_be_taken_back()
    {
        Grant(new SyncPlanOptions { Placement = PolicyPlacement.Managed }, PlanSample.Requirement());
        string granted = _accounts.Text();
        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, Revoke(PlanSample.Requirement()).Changes));

        PlanSample.Changes(PlanSample.Undo(_accounts, changes));

        Assert.Equal(granted, _accounts.Text());
    }

    [Fact]
    public void A_state_machine_of_an_account_that_was_not_looked_at_is_a_warning()
    {
        const string Stranger = "arn:aws:states:us-east-2:999900001111:stateMachine:Other";
        Grant(SyncPlanOptions.Default, PlanSample.Requirement(), PlanSample.Requirement(machine: Second));
        Assert.DoesNotContain(Revoke(PlanSample.Requirement()).Warnings, warning => warning.Contains("not looked at", StringComparison.Ordinal));
        Assert.Equal(AccountWriteStatus.Written, _accounts.ReplaceTrust(
            RoleArn.Parse(PlanSample.Target),
            PolicyMerger.Merge(_accounts[PlanSample.Target].Trust.Document!, TrustPolicyBuilder.Build(new[] { new TrustPair(RoleArn.Parse("arn:aws:iam::999900001111:role/Other"), StateMachineArn.Parse(Stranger)) })).Document,
            _accounts[PlanSample.Target].Trust.Document!,
            TestContext.Current.CancellationToken).Status);

        SyncPlan plan = Revoke(PlanSample.Requirement());

        Assert.Single(plan.Warnings, warning => warning.Contains(Stranger, StringComparison.Ordinal) && warning.Contains("not looked at", StringComparison.Ordinal));
        Assert.Contains(plan.Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);
    }

    [Fact]
    public void A_role_that_is_gone_has_nothing_left_to_revoke()
    {
        Grant(SyncPlanOptions.Default, PlanSample.Requirement());
        _accounts.Without(PlanSample.Target);

        SyncPlan plan = Revoke(PlanSample.Requirement());

        Assert.Equal(PlanSample.Source, Assert.Single(plan.Changes).RoleArn);
        Assert.Contains(plan.Warnings, warning => warning.Contains(PlanSample.Target, StringComparison.Ordinal));
    }

    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    private void Grant(SyncPlanOptions options, params SyncRequirement[] requirements) =>
        PlanSample.Changes(PlanSample.Apply(_accounts, SyncPlanner.Plan(requirements, _accounts, options, TestContext.Current.CancellationToken).Changes));

    private SyncPlan Revoke(params SyncRequirement[] requirements) =>
        SyncPlanner.PlanRevocation(requirements, Array.Empty<SyncRequirement>(), _accounts, cancellationToken: TestContext.Current.CancellationToken);
}
