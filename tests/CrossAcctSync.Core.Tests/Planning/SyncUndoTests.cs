using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class SyncUndoTests
{
    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    [Fact]
    public void All_is_as_before_and_the_trust_goes_first()
    {
        IReadOnlyList<SyncChange> changes = Grant(PlanSample.Target, PlanSample.Other);

        IReadOnlyList<SyncChange> undone = PlanSample.Changes(PlanSample.Undo(_accounts, changes));

        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
        Assert.Equal(changes.Reverse().Select(change => change.ToString()), undone.Select(change => change.ToString()));
        Assert.Equal(SyncChangeKind.PutTrustPolicy, undone[0].Kind);
        Assert.All(undone, change => Assert.Equal(SyncChangeStatus.Undone, change.Status));
    }

    [Fact]
    public void To_undo_twice_writes_once()
    {
        IReadOnlyList<SyncChange> changes = Grant(PlanSample.Target);
        PlanSample.Undo(_accounts, changes);
        int writes = _accounts.Writes;

        Assert.All(PlanSample.Changes(PlanSample.Undo(_accounts, changes)), change => Assert.Equal(SyncChangeStatus.Undone, change.Status));

        Assert.Equal(writes, _accounts.Writes);
    }

    [Fact]
    public void A_policy_written_in_another_way_is_still_the_same()
    {
        IReadOnlyList<SyncChange> changes = Grant(PlanSample.Target);
        string renamed = changes[0].PolicyDocument!.Replace("\"Effect\"", "\"Sid\": \"Renamed\", \"Effect\"", StringComparison.Ordinal);
        Replace(renamed);

        PlanSample.Changes(PlanSample.Undo(_accounts, changes));

        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
    }

    [Fact]
    public void A_policy_that_was_changed_since_is_left_as_it_is_and_the_others_are_undone()
    {
        IReadOnlyList<SyncChange> changes = Grant(PlanSample.Target);
        Replace(changes[0].PolicyDocument!.Replace("job/etl", "job/another", StringComparison.Ordinal));

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Undo(_accounts, changes);

        SyncOutcome refused = Assert.Single(outcomes, outcome => outcome.Failure is not null);
        Assert.Equal((SyncFailureKind.UndoRefused, SyncChangeStatus.Applied), (refused.Failure!.Kind, Assert.Single(refused.Changes).Status));
        Assert.Contains("job/another", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("job/another", _accounts.Text(), StringComparison.Ordinal);
        Assert.Equal(2, outcomes.Count(outcome => outcome.Changes[0].Status == SyncChangeStatus.Undone));
    }

    [Fact]
    public void A_policy_that_is_gone_is_not_created_again()
    {
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = new[] { NamedPolicy.Parse(PlanSample.PolicyName, PlanSample.Foreign) } });
        IReadOnlyList<SyncChange> changes = Grant(PlanSample.Target);
        _accounts.Change(PlanSample.Target, role => role with { InlinePolicies = Array.Empty<NamedPolicy>() });

        SyncOutcome outcome = PlanSample.Undo(_accounts, changes)[^1];

        Assert.Equal(SyncFailureKind.UndoRefused, outcome.Failure!.Kind);
        Assert.Empty(_accounts[PlanSample.Target].InlinePolicies);
    }

    [Fact]
    public void A_change_that_was_only_planned_has_nothing_to_take_back()
    {
        IReadOnlyList<SyncChange> changes = PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes;

        Assert.All(PlanSample.Changes(PlanSample.Undo(_accounts, changes)), change => Assert.Equal(SyncChangeStatus.Planned, change.Status));
        Assert.Equal(0, _accounts.Writes);
    }

    private void Replace(string document) => _accounts.Change(PlanSample.Target, role => role with
    {
        InlinePolicies = role.InlinePolicies.Select(policy => policy.Name == PlanSample.PolicyName ? NamedPolicy.Parse(policy.Name, document) : policy).ToArray(),
    });

    private IReadOnlyList<SyncChange> Grant(params string[] targets) =>
        PlanSample.Changes(PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, targets.Select(target => PlanSample.Requirement(target)).ToArray()).Changes));
}
