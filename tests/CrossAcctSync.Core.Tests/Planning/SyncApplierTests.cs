using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class SyncApplierTests
{
    private static readonly AccountWrite Down = new(AccountWriteStatus.Failed, "The disk is full.");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_failed_write_takes_back_those_before_it_and_leaves_other_target_roles_alone(int failing)
    {
        WritableAccounts accounts = PlanSample.Accounts();
        string before = accounts.Text();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        accounts.OnWrite = (number, _) => number == failing ? Down : null;

        SyncOutcome outcome = Assert.Single(PlanSample.Apply(accounts, plan.Changes));

        Assert.Equal(before, accounts.Text());
        Assert.Equal(
            Enumerable.Range(1, 3).Select(number => number < failing ? SyncChangeStatus.RolledBack : number == failing ? SyncChangeStatus.Failed : SyncChangeStatus.Planned),
            outcome.Changes.Select(change => change.Status));
        Assert.All(outcome.Changes, change => Assert.NotNull(change.StatusReason));
        Assert.Equal(SyncFailureKind.ChangeFailed, outcome.Failure!.Kind);
        Assert.Same(outcome.Changes[failing - 1], outcome.Failure.Change);
        Assert.Contains("The disk is full.", outcome.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_role_that_fails_does_not_stop_the_next_whose_changes_are_planned_again()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));
        accounts.OnWrite = (number, _) => number == 3 ? Down : null;

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Apply(accounts, plan.Changes);

        Assert.NotNull(outcomes[0].Failure);
        Assert.Null(outcomes[1].Failure);
        Assert.All(outcomes[1].Changes, change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
        Assert.Empty(PlanSample.Plan(accounts, PlanSample.Requirement(PlanSample.Other)).Changes);
        // What was rolled back is not in what was planned on top of it.
        Assert.DoesNotContain(PlanSample.Target + "\"", accounts[PlanSample.Source].InlinePolicies.Single(policy => policy.Name == PlanSample.PolicyName).Document!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_that_fails_is_told_and_the_change_stands_as_applied()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        accounts.OnWrite = (number, _) => number >= 2 ? Down : null;

        SyncOutcome outcome = Assert.Single(PlanSample.Apply(accounts, plan.Changes));

        Assert.Equal(SyncFailureKind.RollbackFailed, outcome.Failure!.Kind);
        Assert.Equal(new[] { SyncChangeStatus.Applied, SyncChangeStatus.Failed, SyncChangeStatus.Planned }, outcome.Changes.Select(change => change.Status));
        accounts.OnWrite = (_, _) => null;
        Assert.Equal(SyncChangeStatus.Undone, PlanSample.Changes(PlanSample.Undo(accounts, outcome.Changes))[^1].Status);
        Assert.Equal(PlanSample.Accounts().Text(), accounts.Text());
    }

    [Fact]
    public void A_policy_that_was_changed_since_the_plan_is_planned_again_and_keeps_the_change()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        accounts.Change(PlanSample.Target, role => role with { Trust = NamedPolicy.Parse("trust", PlanSample.ServiceTrust.Replace("states.", "lambda.", StringComparison.Ordinal)) });

        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));

        Assert.All(changes, change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
        Assert.Contains("planned again", changes[2].StatusReason, StringComparison.Ordinal);
        Assert.Contains("lambda.amazonaws.com", accounts[PlanSample.Target].Trust.Document!.ToJson(), StringComparison.Ordinal);
        Assert.Empty(PlanSample.Plan(accounts, PlanSample.Requirement()).Changes);
        PlanSample.Changes(PlanSample.Undo(accounts, changes));
        Assert.Contains("lambda.amazonaws.com", accounts[PlanSample.Target].Trust.Document!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_changes_all_the_time_is_a_conflict_in_the_end()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        string before = accounts.Text();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        accounts.OnWrite = (number, _) => number is >= 3 and <= 6 ? new AccountWrite(AccountWriteStatus.Conflict, "Changed.") : null;

        SyncOutcome outcome = Assert.Single(PlanSample.Apply(accounts, plan.Changes));

        Assert.Equal(SyncFailureKind.ChangeConflict, outcome.Failure!.Kind);
        Assert.Contains("3 times", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, accounts.Text());
    }

    [Fact]
    public void A_policy_that_somebody_added_under_the_same_name_is_extended_and_not_overwritten()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        accounts.Change(PlanSample.Target, role => role with { InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse(PlanSample.PolicyName, PlanSample.Foreign)).ToArray() });

        PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));

        PolicyDocument document = accounts[PlanSample.Target].InlinePolicies.Single(policy => policy.Name == PlanSample.PolicyName).Document!;
        Assert.Equal(new[] { "Foreign", null }, document.Statements.Select(statement => statement.Sid));
    }

    [Fact]
    public void Changes_made_twice_write_once()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
        string once = accounts.Text();

        IReadOnlyList<SyncChange> again = PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));

        Assert.All(again, change => Assert.Equal(SyncChangeStatus.AlreadyApplied, change.Status));
        Assert.Equal(once, accounts.Text());
        // What was there before is not taken back with it.
        Assert.All(PlanSample.Changes(PlanSample.Undo(accounts, again)), change => Assert.Equal(SyncChangeStatus.AlreadyApplied, change.Status));
        Assert.Equal(once, accounts.Text());
    }

    [Fact]
    public void Each_role_is_asked_for_once_and_one_that_is_declined_keeps_its_target_roles_as_they_are()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));
        var asked = new List<string>();

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Apply(accounts, plan.Changes, approval =>
        {
            asked.Add(approval.RoleArn);
            Assert.Contains("+ ", approval.ToText(), StringComparison.Ordinal);
            return approval.RoleArn != PlanSample.Target;
        });

        Assert.Equal(new[] { PlanSample.Target, PlanSample.Source, PlanSample.Other }, asked);
        Assert.All(outcomes[0].Changes, change => Assert.Equal(SyncChangeStatus.Planned, change.Status));
        Assert.All(outcomes[1].Changes, change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
        Assert.Equal(PlanSample.Accounts()[PlanSample.Target].Trust.Document!.ToJson(), accounts[PlanSample.Target].Trust.Document!.ToJson());
    }

    [Fact]
    public void Work_that_is_cancelled_half_way_is_taken_back()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        string before = accounts.Text();
        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
        using var source = new CancellationTokenSource();
        accounts.OnWrite = (number, _) =>
        {
            if (number == 2)
            {
                source.Cancel();
            }

            return null;
        };

        Assert.Throws<OperationCanceledException>(() => SyncApplier.Apply(plan.Changes, accounts, accounts, _ => true, null, source.Token).ToArray());

        Assert.Equal(before, accounts.Text());
        Assert.True(accounts.Writes > 3);
    }
}
