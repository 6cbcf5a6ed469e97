using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>
/// Requirements and accounts to the changes that are needed, and no more. Nothing is written.
/// </summary>
/// <remarks>
/// For each target role: its permissions, what the execution roles may assume, and its trust last, so that nobody can
/// assume a role that is half made
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html). A plan of what the
/// planned changes lead to is empty.
/// </remarks>
public static class SyncPlanner
{
    /// <summary>Plans the changes, all accounts being read once.</summary>
    /// <param name="requirements">What is needed.</param>
    /// <param name="accounts">The accounts as they are.</param>
    /// <param name="options">What is planned; null for both sides.</param>
    /// <param name="cancellationToken">Ends the planning early.</param>
    public static SyncPlan Plan(
        IReadOnlyCollection<SyncRequirement> requirements,
        IAccountReader accounts,
        SyncPlanOptions? options = null,
        CancellationToken cancellationToken = default) => new PlanRun(
            accounts ?? throw new ArgumentNullException(nameof(accounts)),
            options ?? SyncPlanOptions.Default,
            cancellationToken).Run(requirements ?? throw new ArgumentNullException(nameof(requirements)));

    /// <summary>
    /// Plans the changes that take away what requirements needed and nobody else needs, trust first. Statements that the
    /// module did not write stay, unless they are exactly what a requirement needed.
    /// </summary>
    /// <param name="requirements">What is needed no more.</param>
    /// <param name="keep">What other state machines still need. Those among <paramref name="requirements"/> do not count.</param>
    /// <param name="accounts">The accounts as they are.</param>
    /// <param name="side">The side. Roles of the other one are not read.</param>
    /// <param name="cancellationToken">Ends the planning early.</param>
    public static SyncPlan PlanRevocation(
        IReadOnlyCollection<SyncRequirement> requirements,
        IReadOnlyCollection<SyncRequirement> keep,
        IAccountReader accounts,
        SyncSide side = SyncSide.Both,
        CancellationToken cancellationToken = default) => new RevocationRun(
            accounts ?? throw new ArgumentNullException(nameof(accounts)),
            side,
            cancellationToken).Run(
                requirements ?? throw new ArgumentNullException(nameof(requirements)),
                keep ?? throw new ArgumentNullException(nameof(keep)));
}
