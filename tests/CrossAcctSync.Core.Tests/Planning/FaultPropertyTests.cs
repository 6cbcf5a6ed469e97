using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Grants among random faults: conflicts, refusals, broken lines and lost answers.</summary>
public sealed class FaultPropertyTests
{
    [Theory]
    [InlineData(500, 1, 0)]
    [InlineData(300, 4, 0)]
    [InlineData(150, 4, 7)]
    public void Among_faults_each_pair_is_made_whole_or_not_at_all_and_nothing_of_others_is_lost(int seeds, int atOnce, int further)
    {
        int failed = 0;
        int made = 0;
        int stuck = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            WritableAccounts accounts = PlanSample.Accounts();
            SyncRequirement[] requirements = [.. Requirements(), .. Enumerable.Range(0, further).Select(number => PlanSample.Requirement(Further(accounts, number)))];
            PolicyPlacement placement = (PolicyPlacement)random.Next(3);
            SyncPlan plan = SyncPlanner.Plan(requirements, accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken);
            accounts.OnWrite = (_, _) => random.Next(100) switch
            {
                < 6 => new AccountWrite(AccountWriteStatus.Conflict, "Somebody else."),
                < 12 => new AccountWrite(AccountWriteStatus.Failed, "The line broke."),
                < 15 => new AccountWrite(AccountWriteStatus.Refused, "No."),
                _ => null,
            };
            accounts.OnAnswer = (_, answer) => random.Next(100) < 15 ? new AccountWrite(AccountWriteStatus.Failed, "The answer was lost.") : answer;

            SyncOutcome[] outcomes = [.. SyncApplier.Apply(plan.Changes, accounts, accounts, _ => true, new SyncApplyOptions { ThrottleLimit = atOnce }, TestContext.Current.CancellationToken)];
            accounts.OnWrite = (_, _) => null;
            accounts.OnAnswer = (_, answer) => answer;

            Assert.Equal(3 + further, accounts.Text().Split("\"Sid\":\"Foreign\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"").Length - 1);
            foreach (SyncRequirement requirement in requirements)
            {
                SyncOutcome? broken = outcomes.FirstOrDefault(outcome => outcome.Failure is not null
                    && outcome.Changes.Any(change => change.TargetRoleArn == requirement.TargetRoleArn && change.StateMachineArns.Contains(requirement.StateMachineArn!)));
                int rest = PlanSample.Plan(accounts, requirement).Changes.Count;
                if (broken is null)
                {
                    made++;
                    Assert.True(rest == 0, $"seed {seed} {placement}");
                }
                else if (broken.Failure!.Kind == SyncFailureKind.RollbackFailed)
                {
                    // What stands is told, change by change.
                    stuck++;
                    Assert.True(broken.Changes.Any(change => change.Status == SyncChangeStatus.Applied), $"stuck seed {seed} {placement} {broken.Failure}");
                }
                else
                {
                    failed++;
                    Assert.DoesNotContain(broken.Changes, change => change.Status == SyncChangeStatus.Applied);
                    Assert.NotEqual(0, rest);
                }
            }

            // A second run without faults finishes it; undoing and revoking come to the same as before.
            Converges(accounts, requirements);
        }

        Assert.True(made > 50 && failed > 50 && stuck > 0, $"made {made}, failed {failed}, stuck {stuck}");
    }

    [Fact]
    public void Undo_and_revocation_both_restore_what_was_before_a_grant()
    {
        foreach (PolicyPlacement placement in Enum.GetValues<PolicyPlacement>())
        {
            WritableAccounts accounts = PlanSample.Accounts();
            string before = accounts.Text();
            SyncPlan plan = SyncPlanner.Plan(Requirements(), accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken);
            IReadOnlyList<SyncChange> changes = PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
            WritableAccounts revoked = accounts.Copy();

            PlanSample.Changes(PlanSample.Undo(accounts, changes));
            SyncPlan revocation = SyncPlanner.PlanRevocation(Requirements(), Array.Empty<SyncRequirement>(), revoked, cancellationToken: TestContext.Current.CancellationToken);
            PlanSample.Changes(PlanSample.Apply(revoked, revocation.Changes));

            Assert.Equal(before, accounts.Text());
            Assert.Equal(before, revoked.Text());
        }
    }

    private static SyncRequirement[] Requirements() =>
    [
        PlanSample.Requirement(),
        PlanSample.Requirement(machine: PlanSample.Machine + "2", job: "audit"),
        PlanSample.Requirement(PlanSample.Other),
    ];

    /// <summary>One more target role of the same execution role.</summary>
    private static string Further(WritableAccounts accounts, int number)
    {
        string role = $"arn:aws:iam::{888800000000 + number}:role/Further{number}";
        accounts.With(role, PlanSample.ServiceTrust, ("Foreign", PlanSample.Foreign));
        return role;
    }

    private static void Converges(WritableAccounts accounts, SyncRequirement[] requirements)
    {
        PlanSample.Changes(PlanSample.Apply(accounts, PlanSample.Plan(accounts, requirements).Changes));
        Assert.Empty(PlanSample.Plan(accounts, requirements).Changes);
    }
}
