using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Planning;

/// <summary>Takes changes back, the last one first. What somebody has changed since is left as it is.</summary>
public static class SyncUndo
{
    /// <summary>
    /// Takes back those changes that were applied, and those of which a journal does not say whether they were; the others
    /// have nothing to take back. What is not enumerated is not undone.
    /// </summary>
    /// <param name="changes">The changes, in the order in which they were made.</param>
    /// <param name="reader">The accounts, to see what the policies are now.</param>
    /// <param name="writer">The same accounts. Each is seen to be the one that it should be before the first write.</param>
    /// <param name="approve">Is asked for each change before anything is written.</param>
    /// <param name="journal">Is told of each write before it is made; null for none.</param>
    /// <param name="open">
    /// Is asked, after <paramref name="approve"/>, for each change that would open something which is closed now. With null
    /// such a change is a failure and is left.
    /// </param>
    /// <param name="cancellationToken">Ends the work between two changes.</param>
    public static IEnumerable<SyncOutcome> Undo(
        IReadOnlyCollection<SyncChange> changes,
        IAccountReader reader,
        IAccountWriter writer,
        Func<SyncChange, bool> approve,
        SyncJournal? journal = null,
        Func<SyncOpening, bool>? open = null,
        CancellationToken cancellationToken = default)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = approve ?? throw new ArgumentNullException(nameof(approve));
        SyncChange[] reversed = (changes ?? throw new ArgumentNullException(nameof(changes))).Reverse().ToArray();
        return Run();

        IEnumerable<SyncOutcome> Run()
        {
            var undo = new UndoRun(reader, new ChangeWriter(reader, writer, journal), new AccountCheck(writer, reversed.Where(IsMeant).Select(change => change.AccountId), cancellationToken), open);
            foreach (SyncChange change in reversed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return !IsMeant(change) ? Leave(change, $"The change is {change.Status}; there is nothing to take back.")
                    : approve(change) ? undo.Undo(change, cancellationToken)
                    : Leave(change, "Not taken back, for that was not approved.");
            }
        }
    }

    private static bool IsMeant(SyncChange change) => change.Status is SyncChangeStatus.Applied or SyncChangeStatus.Intended;

    private static SyncOutcome Leave(SyncChange change, string reason) => new(new[] { change.With(change.Status, reason) }, null);
}
