using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that plan and make changes: how plans and outcomes reach the streams.</summary>
public abstract class SyncPlanCmdlet : SyncAccountCmdlet
{
    /// <summary>Plans, and reports what stands in the way.</summary>
    private protected IReadOnlyList<SyncChange> Plan(IReadOnlyCollection<SyncRequirement> requirements, IAccountReader accounts, SyncSide side)
    {
        SyncPlan plan = SyncPlanner.Plan(requirements, accounts, new SyncPlanOptions { Side = side }, Cancellation);
        TellCalls();
        foreach (string warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (SyncPolicyProblem problem in plan.Problems)
        {
            WriteFailure(Failures.Policy(problem, problem.Subject));
        }

        if (plan is { Changes.Count: 0, Problems.Count: 0 })
        {
            WriteVerbose("The roles have all that is needed; there is nothing to change.");
        }

        return plan.Changes;
    }

    /// <summary>Writes changes to the output where that is wanted, and a failure to its stream.</summary>
    private protected void Report(SyncOutcome outcome, bool isWanted)
    {
        TellCalls();
        if (outcome.Failure is { } failure)
        {
            WriteFailure(Failures.Change(failure));
        }

        foreach (SyncChange change in outcome.Changes)
        {
            WriteVerbose($"{change}: {change.Status}. {change.StatusReason ?? change.Reason}");
        }

        if (isWanted)
        {
            WriteObject(outcome.Changes, enumerateCollection: true);
        }
    }
}
