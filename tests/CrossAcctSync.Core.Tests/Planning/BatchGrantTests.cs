using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Accounts;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>One execution role with many target roles: what is done at once, and what a failure among them leaves.</summary>
public sealed class BatchGrantTests : IDisposable
{
    private const int Targets = 8;
    private const string Second = PlanSample.Machine + "2";

    private readonly SnapshotFolder _folder = new();
    private readonly WritableAccounts _accounts = new WritableAccounts().With(PlanSample.Source, PlanSample.ServiceTrust, ("Foreign", PlanSample.Foreign));
    private readonly SyncRequirement[] _requirements;

    public BatchGrantTests()
    {
        for (int number = 0; number < Targets; number++)
        {
            _accounts.With(Target(number), PlanSample.ServiceTrust, ("Foreign", PlanSample.Foreign));
        }

        // The third target role has a second state machine.
        _requirements = [.. Enumerable.Range(0, Targets).Select(number => PlanSample.Requirement(Target(number))), PlanSample.Requirement(Target(2), Second, "audit")];
    }

    public static TheoryData<PolicyPlacement> Placements => [.. Enum.GetValues<PolicyPlacement>()];

    private string Journal => _folder.PathOf("grant.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Placements))]
    public void Target_roles_are_written_at_once_and_the_execution_role_for_one_after_the_other(PolicyPlacement placement)
    {
        var busy = new ConcurrentDictionary<string, int>();
        var shared = new ConcurrentBag<string>();
        int running = 0;
        int most = 0;
        var writer = new SlowWriter(_accounts, place =>
        {
            if (busy.AddOrUpdate(IsOfSource(place) ? "source" : place, 1, (_, count) => count + 1) > 1)
            {
                shared.Add(place);
            }

            if (!IsOfSource(place))
            {
                Interlocked.Increment(ref running);
                SpinWait.SpinUntil(() => Volatile.Read(ref running) > 1 || Volatile.Read(ref most) > 1, TimeSpan.FromMilliseconds(200));
                most = Math.Max(most, Volatile.Read(ref running));
                Interlocked.Decrement(ref running);
            }

            busy.AddOrUpdate(IsOfSource(place) ? "source" : place, 0, (_, count) => count - 1);
        });
        SyncPlan plan = Plan(placement);

        SyncOutcome[] outcomes = Apply(plan, writer);

        Assert.Empty(shared);
        Assert.True(most > 1);
        Assert.Equal(plan.Changes.Select(change => change.ToString()), PlanSample.Changes(outcomes).Select(change => change.ToString()));
        Assert.All(Enumerable.Range(0, Targets), number => Assert.Contains($"role/Target{number}", _accounts.Text(), StringComparison.Ordinal));
        Assert.Empty(Plan(placement).Changes);
    }

    [Theory]
    [MemberData(nameof(Placements))]
    public void A_trust_that_fails_behind_the_others_takes_its_own_part_out_of_the_execution_role_and_no_other(PolicyPlacement placement)
    {
        for (int failing = 0; failing < Targets; failing++)
        {
            using var made = new BatchGrantTests();
            made.FailsAlone(placement, [failing, (failing + 3) % Targets]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Wherever_a_write_is_refused_each_target_role_has_all_or_nothing(int kind)
    {
        int writes = Plan(PolicyPlacement.Inline).Changes.Count;
        for (int refused = 1; refused <= writes; refused++)
        {
            using var made = new BatchGrantTests();
            made._accounts.OnWrite = (number, _) => number != refused ? null : new AccountWrite(kind switch
            {
                1 => AccountWriteStatus.Refused,
                2 => AccountWriteStatus.Failed,
                _ => AccountWriteStatus.Conflict,
            }, "No.");

            made.Apply(made.Plan(PolicyPlacement.Inline), made._accounts);

            made.HasAllOrNothing();
        }
    }

    [Fact]
    public void Whoever_cancels_at_any_write_finds_each_target_role_with_all_or_nothing()
    {
        int writes = Plan(PolicyPlacement.Inline).Changes.Count;
        for (int last = 1; last <= writes; last++)
        {
            using var made = new BatchGrantTests();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            made._accounts.OnAnswer = (number, answer) =>
            {
                if (number == last)
                {
                    stop.Cancel();
                }

                return answer;
            };
            try
            {
                made.Apply(made.Plan(PolicyPlacement.Inline), made._accounts, stop.Token);
            }
            catch (OperationCanceledException)
            {
                // Cancelled before the last group had ended.
            }

            made.HasAllOrNothing();
        }
    }

    [Fact]
    public void A_target_role_that_is_declined_stays_as_it_is_while_the_others_are_made()
    {
        string declined = Target(4);
        SyncPlan plan = Plan(PolicyPlacement.Inline);

        SyncOutcome[] outcomes = [.. SyncApplier.Apply(plan.Changes, _accounts, _accounts, approval => approval.RoleArn != declined, new SyncApplyOptions { ThrottleLimit = 4 }, TestContext.Current.CancellationToken)];

        IReadOnlyList<SyncChange> changes = PlanSample.Changes(outcomes);
        Assert.All(changes, change => Assert.Equal(change.TargetRoleArn == declined ? SyncChangeStatus.Planned : SyncChangeStatus.Applied, change.Status));
        Assert.All(Plan(PolicyPlacement.Inline).Changes, change => Assert.Equal(declined, change.TargetRoleArn));
        Assert.DoesNotContain(declined, SourcePolicies(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Placements))]
    public void What_is_revoked_at_once_comes_to_what_was_before(PolicyPlacement placement)
    {
        string before = _accounts.Text();
        PlanSample.Changes(Apply(Plan(placement), _accounts));

        SyncPlan revocation = SyncPlanner.PlanRevocation(_requirements, [], _accounts, cancellationToken: TestContext.Current.CancellationToken);
        PlanSample.Changes(Apply(revocation, _accounts));

        Assert.Equal(before, _accounts.Text());
    }

    private static string Target(int number) => $"arn:aws:iam::{444455556600 + number}:role/Target{number}";

    private static bool IsOfSource(string place) => place.Contains("111122223333", StringComparison.Ordinal);

    private void FailsAlone(PolicyPlacement placement, int[] failing)
    {
        string before = _accounts.Text();
        SyncPlan plan = Plan(placement);
        string[] trusted = [.. failing.Select(Target)];
        int spared = 0;
        var writer = new SlowWriter(_accounts, _ => { }) { OnTrust = role => trusted.Contains(role.ToString()) ? new AccountWrite(AccountWriteStatus.Refused, "Not this trust.") : null };

        SyncOutcome[] outcomes = Apply(plan, writer);

        Assert.Equal(failing.Order(), outcomes.Where(outcome => outcome.Failure is not null).Select(outcome => Array.IndexOf([.. Enumerable.Range(0, Targets).Select(Target)], outcome.Failure!.Change.TargetRoleArn)).Distinct().Order());
        foreach (SyncOutcome outcome in outcomes)
        {
            bool isFailed = outcome.Failure is not null;
            Assert.Equal(isFailed ? SyncFailureKind.ChangeFailed : null, outcome.Failure?.Kind);
            Assert.All(outcome.Changes, change => Assert.Equal(!isFailed, change.Status is SyncChangeStatus.Applied or SyncChangeStatus.AlreadyApplied));
            spared += isFailed ? 0 : 1;
        }

        Assert.Equal(Targets - failing.Length, spared);
        Assert.All(Enumerable.Range(0, Targets), number => Assert.Equal(!failing.Contains(number), SourcePolicies().Contains(Target(number), StringComparison.Ordinal)));
        Assert.All(Plan(placement).Changes, change => Assert.Contains(change.TargetRoleArn, trusted));

        // What is passed through and what the journal tells both take all of it back.
        WritableAccounts journaled = _accounts.Copy();
        PlanSample.Changes(SyncUndo.Undo([.. outcomes.SelectMany(outcome => outcome.Changes)], _accounts, _accounts, _ => true, null, null, TestContext.Current.CancellationToken).Where(outcome => outcome.Changes.All(change => change.Status == SyncChangeStatus.Undone)));
        Assert.Equal(before, _accounts.Text());
        PlanSample.Changes(SyncUndo.Undo(SyncJournal.Read(Journal).Changes, journaled, journaled, _ => true, null, null, TestContext.Current.CancellationToken));
        Assert.Equal(before, journaled.Text());
    }

    /// <summary>Every path has all of its changes or none of them, and granting again ends it.</summary>
    private void HasAllOrNothing()
    {
        _accounts.OnWrite = (_, _) => null;
        _accounts.OnAnswer = (_, answer) => answer;
        IReadOnlyList<SyncChange> left = Plan(PolicyPlacement.Inline).Changes;
        Assert.All(_requirements, requirement =>
        {
            int rest = left.Count(change => change.TargetRoleArn == requirement.TargetRoleArn && change.StateMachineArns.Contains(requirement.StateMachineArn));

            // The other state machine of the third target role may assume it, and with it the execution role.
            Assert.True(rest is 0 or 3 || (rest == 2 && requirement.TargetRoleArn == Target(2)), $"{requirement.TargetRoleArn} {requirement.StateMachineName}: {rest}");
        });
        PlanSample.Changes(Apply(Plan(PolicyPlacement.Inline), _accounts));
        Assert.Empty(Plan(PolicyPlacement.Inline).Changes);
    }

    private string SourcePolicies() => string.Join('\n', _accounts.Text().Split('\n').Where(IsOfSource).Where(line => line.Contains("sts:AssumeRole", StringComparison.Ordinal) && line.Contains(PolicyNames.Prefix, StringComparison.Ordinal)));

    private SyncPlan Plan(PolicyPlacement placement)
    {
        SyncPlan plan = SyncPlanner.Plan(_requirements, _accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Problems);
        return plan;
    }

    private SyncOutcome[] Apply(SyncPlan plan, IAccountWriter writer, CancellationToken? cancellationToken = null) => [.. SyncApplier.Apply(
        plan.Changes, _accounts, writer, _ => true, new SyncApplyOptions { ThrottleLimit = 4, Journal = SyncJournal.Open(Journal) }, cancellationToken ?? TestContext.Current.CancellationToken)];
}
