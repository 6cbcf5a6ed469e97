using System.Collections.Generic;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Two grants to the same roles, the second of which is made as a whole between two writes of the first.</summary>
public sealed class InterleavedGrantTests
{
    private const string Second = PlanSample.Machine + "2";

    [Theory]
    [InlineData(PolicyPlacement.Inline)]
    [InlineData(PolicyPlacement.Managed)]
    [InlineData(PolicyPlacement.Auto)]
    public void Wherever_a_grant_comes_between_nothing_of_either_is_lost(PolicyPlacement placement)
    {
        int writes = 1;
        for (int between = 1; between <= writes; between++)
        {
            WritableAccounts accounts = PlanSample.Accounts();
            SyncRequirement[] ours = [PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other)];
            SyncRequirement[] theirs = [PlanSample.Requirement(machine: Second, job: "audit"), PlanSample.Requirement(PlanSample.Other, Second, "audit")];
            IReadOnlyList<SyncChange> first = Plan(accounts, ours, placement);
            IReadOnlyList<SyncChange> second = Plan(accounts, theirs, placement);
            writes = first.Count;
            bool isIn = false;
            accounts.OnWrite = (number, _) =>
            {
                if (number == between && !isIn)
                {
                    isIn = true;
                    PlanSample.Changes(PlanSample.Apply(accounts, second));
                }

                return null;
            };

            PlanSample.Changes(PlanSample.Apply(accounts, first));

            Assert.True(isIn);
            Assert.Empty(Plan(accounts, [.. ours, .. theirs], placement));
            Assert.All(
                new[] { PlanSample.Source, PlanSample.Target, PlanSample.Other },
                role => Assert.Contains(accounts[role].InlinePolicies, policy => policy.Name == "Foreign"));
        }

        Assert.True(writes >= 6);
    }

    private static IReadOnlyList<SyncChange> Plan(WritableAccounts accounts, SyncRequirement[] requirements, PolicyPlacement placement)
    {
        SyncPlan plan = SyncPlanner.Plan(requirements, accounts, new SyncPlanOptions { Placement = placement }, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Problems);
        return plan.Changes;
    }
}
