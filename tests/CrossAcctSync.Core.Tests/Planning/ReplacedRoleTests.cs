using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>A role that was deleted and made anew under the same ARN is not the one that a plan or a journal is about.</summary>
public sealed class ReplacedRoleTests : IDisposable
{
    private const string OldId = "AROAOLDOLDOLDOLDOLDOL";
    private const string NewId = "AROANEWNEWNEWNEWNEWNE";

    private readonly WritableAccounts _accounts = PlanSample.Accounts().WithId(PlanSample.Target, OldId);
    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_journal);

    [Fact]
    public void A_plan_is_not_applied_to_another_role_of_the_same_name()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        _accounts.WithId(PlanSample.Target, NewId);
        string before = _accounts.Text();

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Apply(_accounts, plan.Changes);

        SyncFailure failure = outcomes.Select(outcome => outcome.Failure).OfType<SyncFailure>().First();
        Assert.Contains("was deleted and made anew", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, _accounts.Text());
    }

    [Fact]
    public void What_was_planned_for_the_role_that_is_there_is_applied()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());

        Assert.All(PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes)), change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
    }

    [Fact]
    public void An_undo_leaves_another_role_of_the_same_name_as_it_is()
    {
        IReadOnlyList<SyncChange> made = Journaled();
        Assert.Contains(made, change => change.RoleId == OldId);

        // The new role has the same policies to the letter: whoever made it may have copied them.
        _accounts.WithId(PlanSample.Target, NewId);
        string before = Of(_accounts);
        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Undo(_accounts, made);

        Assert.Equal(before, Of(_accounts));
        SyncOutcome trust = Assert.Single(outcomes, outcome => outcome.Failure is not null);
        Assert.Equal(SyncChangeKind.PutTrustPolicy, Assert.Single(trust.Changes).Kind);
        Assert.Contains("was deleted and made anew", trust.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undo_of_the_same_role_takes_all_back()
    {
        IReadOnlyList<SyncChange> made = Journaled();

        Assert.All(PlanSample.Changes(PlanSample.Undo(_accounts, made)), change => Assert.Equal(SyncChangeStatus.Undone, change.Status));
        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
    }

    private static string Of(WritableAccounts accounts) => string.Join("\n", accounts.Text().Split('\n').Where(line => line.StartsWith(PlanSample.Target, StringComparison.Ordinal)));

    private IReadOnlyList<SyncChange> Journaled()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        _ = SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(_journal) }, TestContext.Current.CancellationToken).ToArray();
        return SyncJournal.Read(_journal).Changes;
    }
}
