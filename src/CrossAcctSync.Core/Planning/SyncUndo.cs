using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Takes changes back, the last one first. A policy that somebody has changed since is left as it is.</summary>
public static class SyncUndo
{
    /// <summary>Takes back those changes that were applied; the others have nothing to take back. What is not enumerated is not undone.</summary>
    /// <param name="changes">The changes, in the order in which they were made.</param>
    /// <param name="reader">The accounts, to see what the policies are now.</param>
    /// <param name="writer">The same accounts.</param>
    /// <param name="approve">Is asked for each change before anything is written.</param>
    /// <param name="cancellationToken">Ends the work between two changes.</param>
    public static IEnumerable<SyncOutcome> Undo(
        IReadOnlyCollection<SyncChange> changes,
        IAccountReader reader,
        IAccountWriter writer,
        Func<SyncChange, bool> approve,
        CancellationToken cancellationToken = default)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = approve ?? throw new ArgumentNullException(nameof(approve));
        SyncChange[] reversed = (changes ?? throw new ArgumentNullException(nameof(changes))).Reverse().ToArray();
        return Run();

        IEnumerable<SyncOutcome> Run()
        {
            foreach (SyncChange change in reversed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return change.Status != SyncChangeStatus.Applied
                    ? Leave(change, $"The change is {change.Status}; there is nothing to take back.")
                    : approve(change) ? UndoOne(change, reader, writer, cancellationToken) : Leave(change, "Not taken back, for that was not approved.");
            }
        }
    }

    private static SyncOutcome Leave(SyncChange change, string reason) => new(new[] { change.With(change.Status, reason) }, null);

    private static SyncOutcome UndoOne(SyncChange change, IAccountReader reader, IAccountWriter writer, CancellationToken cancellationToken)
    {
        RoleArn arn = change.Role;
        RoleLookup lookup = reader.FindRoles(new[] { arn }, cancellationToken)[arn];
        if (lookup.Role is not { } role)
        {
            return Fail(change, SyncFailureKind.UndoFailed, lookup.Reason, "Nothing can be taken back of a role that cannot be read.");
        }

        Evaluation.NamedPolicy? now = change.PolicyName is { } name ? role.InlinePolicies.FirstOrDefault(policy => policy.Name == name) : role.Trust;
        if (now is { Document: null })
        {
            return Fail(change, SyncFailureKind.UndoRefused, $"The policy cannot be read any more: {now.Problem?.Message}", "Correct the policy by hand.");
        }

        PolicyDocument? current = now?.Document;
        if (IsSame(current, change.Before))
        {
            return new SyncOutcome(new[] { change.With(SyncChangeStatus.Undone, "The policy is as before already.") }, null);
        }

        if (!IsSame(current, change.After))
        {
            return Fail(
                change,
                SyncFailureKind.UndoRefused,
                current is null ? "The policy is not there any more." : "The policy has changed since:\n" + PolicyDiff.Between(change.After ?? PolicyDocument.Empty, current).ToText().TrimEnd('\n'),
                "Take the statements out by hand, or undo the later change first.");
        }

        // What was read just now is expected, to the letter: names of statements may have changed without a change of meaning.
        AccountWrite write = ChangeWriter.Revert(writer, change, current, cancellationToken);
        return write.IsDone
            ? new SyncOutcome(new[] { change.With(SyncChangeStatus.Undone, write.Reason) }, null)
            : Fail(change, write.Status == AccountWriteStatus.Conflict ? SyncFailureKind.UndoRefused : SyncFailureKind.UndoFailed, write.Reason, "See the reason, then try again.");
    }

    private static bool IsSame(PolicyDocument? one, PolicyDocument? other) =>
        one is null || other is null ? ReferenceEquals(one, other) : one.IsEquivalentTo(other).AreEquivalent;

    private static SyncOutcome Fail(SyncChange change, SyncFailureKind kind, string reason, string action)
    {
        SyncChange left = change.With(change.Status, reason);
        return new SyncOutcome(new[] { left }, new SyncFailure(kind, $"{change} was not taken back. {reason}", action, left));
    }
}
