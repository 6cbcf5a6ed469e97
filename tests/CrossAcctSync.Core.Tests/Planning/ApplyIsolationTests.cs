using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>What one failure leaves alone, and what is done at the same time.</summary>
public sealed class ApplyIsolationTests
{
    private const string Second = PlanSample.Machine + "2";

    private static readonly AccountWrite Down = new(AccountWriteStatus.Failed, "The line is down.");

    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    [Theory]
    [InlineData(1, Second)]
    [InlineData(2, PlanSample.Machine)]
    [InlineData(3, Second)]
    public void Of_two_state_machines_of_one_target_role_the_one_that_fails_drops_out_alone(int failing, string survivor)
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement(), PlanSample.Requirement(machine: Second, job: "audit"));
        _accounts.OnWrite = (number, _) => number == failing ? Down : null;

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Apply(_accounts, plan.Changes);

        SyncOutcome failed = Assert.Single(outcomes, outcome => outcome.Failure is not null);
        string lost = survivor == Second ? PlanSample.Machine : Second;
        Assert.All(failed.Changes, change => Assert.Equal(lost, Assert.Single(change.StateMachineArns)));
        Assert.All(failed.Changes, change => Assert.NotEqual(SyncChangeStatus.Applied, change.Status));
        SyncOutcome good = Assert.Single(outcomes, outcome => outcome.Failure is null);
        Assert.All(good.Changes, change => Assert.Equal((SyncChangeStatus.Applied, survivor), (change.Status, Assert.Single(change.StateMachineArns))));
        Assert.DoesNotContain($"\"{lost}\"", _accounts.Text(), StringComparison.Ordinal);
        Assert.Empty(PlanSample.Plan(_accounts, Requirement(survivor)).Changes);
        Assert.Equal(plan.Changes.Count, outcomes.Sum(outcome => outcome.Changes.Count));
    }

    [Fact]
    public void A_trust_that_fails_takes_all_of_its_state_machines_back()
    {
        string before = _accounts.Text();
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement(), PlanSample.Requirement(machine: Second, job: "audit"));
        _accounts.OnWrite = (number, _) => number == plan.Changes.Count ? Down : null;

        SyncOutcome outcome = Assert.Single(PlanSample.Apply(_accounts, plan.Changes));

        Assert.Equal(SyncChangeKind.PutTrustPolicy, outcome.Failure!.Change.Kind);
        Assert.Equal(before, _accounts.Text());
    }

    [Fact]
    public void A_write_whose_answer_is_lost_was_made()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        _accounts.OnAnswer = (number, answer) => number == 2 ? Down : answer;

        IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));

        Assert.All(changes, change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
        Assert.Contains("The line is down.", changes[1].StatusReason, StringComparison.Ordinal);
        Assert.Equal(3, _accounts.Writes);
    }

    [Fact]
    public void In_a_wrong_account_nothing_is_written_and_the_other_paths_go_on()
    {
        var problem = new AccountProblem(AccountProblemKind.WrongAccount, "444455556666", "The credentials are those of 999999999999.", "Give others.") { RequestId = "r-1" };
        _accounts.Problems = new[] { problem };
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));
        string target = TextOf(PlanSample.Target);

        IReadOnlyList<SyncOutcome> outcomes = PlanSample.Apply(_accounts, plan.Changes);

        Assert.Equal(target, TextOf(PlanSample.Target));
        Assert.Equal((SyncFailureKind.AccountRefused, problem), (outcomes[0].Failure!.Kind, outcomes[0].Failure!.Problem));
        Assert.All(outcomes[0].Changes, change => Assert.Equal(SyncChangeStatus.Planned, change.Status));
        Assert.All(outcomes[1].Changes, change => Assert.Equal(SyncChangeStatus.Applied, change.Status));
        Assert.Equal(new[] { "111122223333", "444455556666", "777788889999" }, _accounts.Checked.Order());
    }

    [Fact]
    public void A_problem_of_a_write_is_that_of_the_failure()
    {
        var problem = new AccountProblem(AccountProblemKind.AccessDenied, "444455556666", "iam:PutRolePolicy is denied.", "Ask for it.") { ErrorCode = "AccessDenied", RequestId = "r-2" };
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        _accounts.OnWrite = (number, _) => number == 1 ? AccountWrite.Failed(AccountWriteStatus.Refused, problem) : null;

        SyncFailure failure = Assert.Single(PlanSample.Apply(_accounts, plan.Changes)).Failure!;

        Assert.Equal((problem, "Ask for it."), (failure.Problem, failure.RecommendedAction));
        Assert.Contains("iam:PutRolePolicy is denied.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Groups_at_the_same_time_never_share_a_role_and_questions_stay_with_the_caller(int limit)
    {
        SyncRequirement[] requirements = Roles(12);
        var busy = new ConcurrentDictionary<string, int>();
        var shared = new ConcurrentBag<string>();
        int most = 0;
        int running = 0;
        int caller = Environment.CurrentManagedThreadId;
        var threads = new ConcurrentDictionary<int, int>();
        var writer = new SlowWriter(_accounts, role =>
        {
            threads[Environment.CurrentManagedThreadId] = 0;
            if (busy.AddOrUpdate(role, 1, (_, count) => count + 1) > 1)
            {
                shared.Add(role);
            }

            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);

            // Waits a moment for another one, so that two at once are seen where there can be two.
            SpinWait.SpinUntil(() => limit == 1 || Volatile.Read(ref most) > 1, TimeSpan.FromMilliseconds(200));
            Interlocked.Decrement(ref running);
            busy.AddOrUpdate(role, 0, (_, count) => count - 1);
        });
        SyncPlan plan = PlanSample.Plan(_accounts, requirements);
        var asked = new HashSet<int>();

        SyncOutcome[] outcomes = SyncApplier.Apply(
            plan.Changes,
            _accounts,
            writer,
            _ =>
            {
                asked.Add(Environment.CurrentManagedThreadId);
                return true;
            },
            new SyncApplyOptions { ThrottleLimit = limit },
            TestContext.Current.CancellationToken).ToArray();

        Assert.Empty(shared);
        Assert.Equal(caller, Assert.Single(asked));
        Assert.Equal(limit == 1, most == 1);
        Assert.Equal(limit == 1, threads.Keys.SequenceEqual(new[] { caller }));
        Assert.Equal(plan.Changes.Select(change => change.ToString()), PlanSample.Changes(outcomes).Select(change => change.ToString()));
        Assert.Empty(PlanSample.Plan(_accounts, requirements).Changes);
    }

    [Fact]
    public void Progress_counts_the_groups_and_estimates_by_the_clock()
    {
        var told = new List<SyncProgress>();
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other));
        _accounts.OnWrite = (_, _) =>
        {
            now += TimeSpan.FromSeconds(1);
            return null;
        };

        _ = SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Progress = told.Add, Clock = () => now }, TestContext.Current.CancellationToken).Count();

        Assert.Equal(new[] { new SyncProgress(1, 2, TimeSpan.FromSeconds(3)), new SyncProgress(2, 2, TimeSpan.Zero) }, told);
    }

    [Fact]
    public void Whoever_stops_enumerating_finds_no_group_half_made()
    {
        SyncRequirement[] requirements = Roles(12);
        SyncPlan plan = PlanSample.Plan(_accounts, requirements);

        _ = SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { ThrottleLimit = 4 }, TestContext.Current.CancellationToken).First();

        // Each target role has all of its three changes or none.
        SyncPlan rest = PlanSample.Plan(_accounts, requirements);
        Assert.All(rest.Changes.GroupBy(change => change.TargetRoleArn), group => Assert.Equal(3, group.Count()));
    }

    private static SyncRequirement Requirement(string machine) => PlanSample.Requirement(machine: machine, job: machine == Second ? "audit" : "etl");

    private string TextOf(string role) => string.Join("\n", _accounts.Text().Split('\n').Where(line => line.StartsWith(role, StringComparison.Ordinal)));

    /// <summary>Target roles of state machines with an execution role each.</summary>
    private SyncRequirement[] Roles(int count) => Enumerable.Range(0, count).Select(number =>
    {
        string source = $"arn:aws:iam::111122223333:role/Source{number / 2}";
        string target = $"arn:aws:iam::444455556666:role/Target{number}";
        _accounts.With(source, PlanSample.ServiceTrust).With(target, PlanSample.ServiceTrust);
        return PlanSample.Requirement(target, PlanSample.Machine + number) with { SourceRoleArn = source };
    }).ToArray();
}
