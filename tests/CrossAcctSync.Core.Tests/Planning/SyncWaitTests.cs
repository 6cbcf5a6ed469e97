using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class SyncWaitTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WritableAccounts _accounts = PlanSample.ClosedAccounts();
    private readonly List<TimeSpan> _pauses = [];
    private DateTimeOffset _now = Start;

    private SyncWaitOptions Options => SyncWaitOptions.Default with
    {
        Timeout = TimeSpan.FromSeconds(30),
        Clock = () => _now,
        Delay = (span, _) =>
        {
            _pauses.Add(span);
            _now += span;
        },
    };

    [Theory]
    [InlineData(PolicyPlacement.Inline)]
    [InlineData(PolicyPlacement.Managed)]
    public void What_is_shown_late_is_waited_for_and_then_proven(PolicyPlacement placement)
    {
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant(placement);
        var reader = new LateReader(before, _accounts, _ => _now < Start.AddSeconds(10));

        SyncWaitResult result = SyncWait.Until(changes, [PlanSample.Requirement()], reader, Options, TestContext.Current.CancellationToken);

        Assert.True(result.IsSeen);
        Assert.True(result.Waited >= TimeSpan.FromSeconds(10) && result.Waited < TimeSpan.FromSeconds(30), result.Waited.ToString());
        Assert.Equal(_pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause), result.Waited);
        Assert.Equal(AccessStatus.Passed, Assert.Single(result.Results).Status);
        Assert.Empty(result.Delayed);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void One_read_that_sees_all_is_not_enough_when_the_next_does_not()
    {
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant();
        var reader = new LateReader(before, _accounts, read => read is 1 or 3 or 6);

        SyncWaitResult result = SyncWait.Until(changes, [], reader, Options, TestContext.Current.CancellationToken);

        Assert.True(result.IsSeen);
        Assert.Equal(9, result.Reads);
        Assert.Equal(9, reader.Reads);
        Assert.Empty(result.Results);
    }

    [Fact]
    public void What_is_seen_when_the_time_ends_is_confirmed_by_the_reads_that_are_left()
    {
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant();
        SyncWaitOptions options = Options with { Timeout = TimeSpan.Zero };

        SyncWaitResult seen = SyncWait.Until(changes, [], _accounts, options, TestContext.Current.CancellationToken);
        SyncWaitResult unseen = SyncWait.Until(changes, [], new LateReader(before, _accounts, read => read == 2), options, TestContext.Current.CancellationToken);

        Assert.Equal((true, 3), (seen.IsSeen, seen.Reads));
        Assert.Equal((false, 2), (unseen.IsSeen, unseen.Reads));
        Assert.NotEmpty(unseen.Warnings);
    }

    [Fact]
    public void What_is_not_shown_in_time_is_a_delay_with_the_time_and_no_denial()
    {
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant();
        var reader = new LateReader(before, _accounts, _ => true);

        SyncWaitResult result = SyncWait.Until(changes, [PlanSample.Requirement()], reader, Options, TestContext.Current.CancellationToken);

        Assert.Equal(changes.Select(change => change.ToString()), result.Unseen.Select(change => change.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(30), result.Waited);
        Assert.Equal(AccessStatus.Failed, Assert.Single(result.Results).Status);
        Assert.Same(result.Results[0], Assert.Single(result.Delayed));
        Assert.All(result.Warnings, warning => Assert.Contains("30 s", warning, StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("The policies that were written allow what is needed", StringComparison.Ordinal));
        Assert.All(_pauses, pause => Assert.True(pause > TimeSpan.Zero && pause <= TimeSpan.FromSeconds(8)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_denial_is_told_as_one_whether_or_not_the_change_is_seen(bool isLate)
    {
        // Somebody sets it up after the plan: a plan itself would not write what cannot help.
        _accounts.With(PlanSample.Target, PlanSample.NobodyTrusted);
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant();
        foreach (WritableAccounts accounts in new[] { before, _accounts })
        {
            accounts.Change(PlanSample.Target, role => role with
            {
                InlinePolicies = role.InlinePolicies.Append(NamedPolicy.Parse("Guard", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"glue:*","Resource":"*"}}""")).ToArray(),
            });
        }

        var reader = new LateReader(before, _accounts, _ => isLate);

        SyncWaitResult result = SyncWait.Until(changes, [PlanSample.Requirement()], reader, Options, TestContext.Current.CancellationToken);

        Assert.Equal(isLate, !result.IsSeen);
        Assert.Equal(AccessStatus.Failed, Assert.Single(result.Results).Status);
        Assert.Empty(result.Delayed);
        Assert.DoesNotContain(result.Warnings, warning => warning.StartsWith("The policies that were written allow", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PolicyPlacement.Inline)]
    [InlineData(PolicyPlacement.Managed)]
    public void A_new_role_that_is_not_shown_yet_is_a_delay(PolicyPlacement placement)
    {
        _accounts.Without(PlanSample.Target);
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant(placement);
        Assert.Contains(changes, change => change.Kind == SyncChangeKind.CreateRole);

        SyncWaitResult late = SyncWait.Until(changes, [PlanSample.Requirement()], new LateReader(before, _accounts, _ => true), Options, TestContext.Current.CancellationToken);
        SyncWaitResult seen = SyncWait.Until(changes, [PlanSample.Requirement()], _accounts, Options, TestContext.Current.CancellationToken);

        Assert.Single(late.Delayed);
        Assert.True(seen.IsSeen);
        Assert.Equal(3, seen.Reads);
    }

    [Fact]
    public void Nothing_is_waited_for_when_nothing_was_written()
    {
        (IReadOnlyList<SyncChange> changes, _) = Grant();

        SyncWaitResult result = SyncWait.Until(
            [.. changes.Select(change => change.With(SyncChangeStatus.AlreadyApplied, "There."))], [PlanSample.Requirement()], _accounts, Options, TestContext.Current.CancellationToken);

        Assert.True(result.IsSeen);
        Assert.Equal(0, result.Reads);
        Assert.Empty(_pauses);
        Assert.Equal(AccessStatus.Passed, Assert.Single(result.Results).Status);
    }

    [Fact]
    public void A_change_that_a_later_one_replaced_is_not_waited_for()
    {
        var requirements = new[] { PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other) };
        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, requirements).Changes));
        Assert.Equal(2, changes.Count(change => change.RoleArn == PlanSample.Source));

        SyncWaitResult result = SyncWait.Until(changes, requirements, _accounts, Options, TestContext.Current.CancellationToken);

        Assert.True(result.IsSeen);
        Assert.All(result.Results, one => Assert.Equal(AccessStatus.Passed, one.Status));
    }

    [Fact]
    public void What_another_operator_added_beside_a_change_does_not_hide_it()
    {
        (IReadOnlyList<SyncChange> changes, _) = Grant();
        PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, PlanSample.Requirement(machine: PlanSample.Machine + "2", job: "more")).Changes);

        SyncWaitResult result = SyncWait.Until(changes, [], _accounts, Options, TestContext.Current.CancellationToken);

        Assert.True(result.IsSeen, string.Join("\n", result.Warnings));
    }

    [Fact]
    public void What_another_operator_wrote_over_a_change_does()
    {
        (IReadOnlyList<SyncChange> changes, _) = Grant();
        PolicyDocument trust = PolicyDocument.Parse(PlanSample.NobodyTrusted);
        _accounts.ReplaceTrust(RoleArn.Parse(PlanSample.Target), trust, _accounts[PlanSample.Target].Trust.Document!, TestContext.Current.CancellationToken);

        SyncWaitResult result = SyncWait.Until(changes, [], _accounts, Options, TestContext.Current.CancellationToken);

        Assert.Equal(SyncChangeKind.PutTrustPolicy, Assert.Single(result.Unseen).Kind);
    }

    [Fact]
    public void What_is_taken_away_is_not_seen_while_it_is_still_granted()
    {
        PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes);
        WritableAccounts before = _accounts.Copy();
        SyncPlan plan = SyncPlanner.PlanRevocation([PlanSample.Requirement()], [], _accounts, SyncSide.Both, TestContext.Current.CancellationToken);
        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));

        Assert.False(SyncWait.Until(changes, [], new LateReader(before, _accounts, _ => true), Options, TestContext.Current.CancellationToken).IsSeen);
        Assert.True(SyncWait.Until(changes, [], _accounts, Options, TestContext.Current.CancellationToken).IsSeen);
    }

    [Fact]
    public void Waiting_can_be_cancelled()
    {
        (IReadOnlyList<SyncChange> changes, WritableAccounts before) = Grant();
        using var cancellation = new CancellationTokenSource();
        SyncWaitOptions options = Options with { Delay = (_, _) => cancellation.Cancel() };

        Assert.Throws<OperationCanceledException>(() => SyncWait.Until(changes, [], new LateReader(before, _accounts, _ => true), options, cancellation.Token));
    }

    private (IReadOnlyList<SyncChange> Changes, WritableAccounts Before) Grant(PolicyPlacement placement = PolicyPlacement.Inline)
    {
        WritableAccounts before = _accounts.Copy();
        SyncRequirement[] requirements = [PlanSample.Requirement()];
        var options = new SyncPlanOptions { Placement = placement, Creation = RoleCreation.Default };
        SyncPlan plan = SyncPlanner.Plan(requirements, _accounts, options, TestContext.Current.CancellationToken);
        return (PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes)), before);
    }
}
