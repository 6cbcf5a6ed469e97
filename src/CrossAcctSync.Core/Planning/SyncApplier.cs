using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>
/// Makes planned changes. Those for one state machine and target role are made together or not at all; one that fails
/// does not stop the others.
/// </summary>
/// <remarks>
/// IAM has no transaction: all or nothing means that what was written is written back, so that others may see the state
/// in between. What is not as it was before any more is planned again on what it is now. Each account is seen to be the
/// one that it should be before the first write.
/// </remarks>
public static class SyncApplier
{
    /// <summary>Makes the changes, target role by target role; what is not enumerated is not made, or is written back.</summary>
    /// <param name="changes">The changes, in the order of the plan.</param>
    /// <param name="reader">The accounts, to plan again where they have changed.</param>
    /// <param name="writer">The same accounts.</param>
    /// <param name="approve">Is asked once for each role, by the thread that enumerates, before the first change for a target role is made. When a role is declined, the state machines that need it stay as they are.</param>
    /// <param name="options">How they are made; null for one after another.</param>
    /// <param name="cancellationToken">Ends the work; the changes for a target role that is half made are written back first.</param>
    public static IEnumerable<SyncOutcome> Apply(
        IReadOnlyCollection<SyncChange> changes,
        IAccountReader reader,
        IAccountWriter writer,
        Func<SyncApproval, bool> approve,
        SyncApplyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        _ = changes ?? throw new ArgumentNullException(nameof(changes));
        var session = new ApplySession(
            changes,
            reader ?? throw new ArgumentNullException(nameof(reader)),
            writer ?? throw new ArgumentNullException(nameof(writer)),
            approve ?? throw new ArgumentNullException(nameof(approve)),
            options ?? SyncApplyOptions.Default,
            cancellationToken);
        return session.Run();
    }
}
