using System;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Changes as calls of the port, forwards and backwards.</summary>
internal static class ChangeWriter
{
    /// <summary>Makes a change, if the policy is still the one before.</summary>
    public static AccountWrite Apply(IAccountWriter writer, SyncChange change, CancellationToken cancellationToken) =>
        Move(writer, change, change.Before, change.After, cancellationToken);

    /// <summary>Takes a change back.</summary>
    /// <param name="writer">The port.</param>
    /// <param name="change">The change.</param>
    /// <param name="expected">What the policy is now; null when there is none.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    public static AccountWrite Revert(IAccountWriter writer, SyncChange change, PolicyDocument? expected, CancellationToken cancellationToken) =>
        Move(writer, change, expected, change.Before, cancellationToken);

    private static AccountWrite Move(IAccountWriter writer, SyncChange change, PolicyDocument? from, PolicyDocument? to, CancellationToken cancellationToken)
    {
        if (change.PolicyName is { } name)
        {
            return to is not null ? writer.PutInlinePolicy(change.Role, name, to, from, cancellationToken)
                : from is not null ? writer.DeleteInlinePolicy(change.Role, name, from, cancellationToken)
                : new AccountWrite(AccountWriteStatus.Unchanged, "There is nothing to delete.");
        }

        return from is null || to is null
            ? throw new ArgumentException("A role always has a trust policy, before a change and after.", nameof(change))
            : writer.ReplaceTrust(change.Role, to, from, cancellationToken);
    }
}
