using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>
/// Makes planned changes. Those for one target role are made together or not at all; a target role that fails does not
/// stop the others.
/// </summary>
/// <remarks>
/// IAM has no transaction: all or nothing means that what was written is written back, so that others may see the state
/// in between. A policy that is not the one before any more is planned again on what it is now.
/// </remarks>
public static class SyncApplier
{
    /// <summary>Makes the changes, target role by target role; what is not enumerated is not made.</summary>
    /// <param name="changes">The changes, in the order of the plan.</param>
    /// <param name="reader">The accounts, to plan again where they have changed.</param>
    /// <param name="writer">The same accounts.</param>
    /// <param name="approve">Is asked once for each role, before the first change for a target role is made. When a role is declined, the target roles that need it stay as they are.</param>
    /// <param name="cancellationToken">Ends the work; the changes for a target role that is half made are written back first.</param>
    public static IEnumerable<SyncOutcome> Apply(
        IReadOnlyCollection<SyncChange> changes,
        IAccountReader reader,
        IAccountWriter writer,
        Func<SyncApproval, bool> approve,
        CancellationToken cancellationToken = default)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        var approvals = new ApprovalLedger(changes ?? throw new ArgumentNullException(nameof(changes)), approve ?? throw new ArgumentNullException(nameof(approve)));
        return Run();

        IEnumerable<SyncOutcome> Run()
        {
            foreach (IGrouping<string, SyncChange> group in changes.GroupBy(change => change.TargetRoleArn, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return approvals.FirstDeclined(group) is { } declined
                    ? new SyncOutcome(group.Select(change => change.With(SyncChangeStatus.Planned, $"Not made, for the change of {declined} was not approved.")).ToArray(), null)
                    : new GroupApplication(group.ToArray(), reader, writer).Run(cancellationToken);
            }
        }
    }
}
