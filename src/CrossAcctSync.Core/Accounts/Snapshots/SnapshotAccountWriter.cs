using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>A snapshot as accounts to write to.</summary>
public sealed class SnapshotAccountWriter : IAccountWriter
{
    private readonly SnapshotStore _store;

    /// <summary>Writes to a store.</summary>
    public SnapshotAccountWriter(SnapshotStore store) => _store = store ?? throw new ArgumentNullException(nameof(store));

    /// <inheritdoc />
    public AccountWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken)
    {
        // Null would tell the store to overwrite whatever it finds.
        _ = expected ?? throw new ArgumentNullException(nameof(expected));
        return Write(() => _store.ReplaceTrust(role, document, expected, cancellationToken));
    }

    /// <inheritdoc />
    public AccountWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        Write(() => expected is null
            ? _store.AddInlinePolicy(role, policyName, document, cancellationToken)
            : _store.PutInlinePolicy(role, policyName, document, expected, cancellationToken));

    /// <inheritdoc />
    public AccountWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken)
    {
        _ = expected ?? throw new ArgumentNullException(nameof(expected));
        return Write(() => _store.DeleteInlinePolicy(role, policyName, expected, cancellationToken));
    }

    /// <inheritdoc />
    public IReadOnlyList<AccountProblem> CheckAccounts(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) => Array.Empty<AccountProblem>();

    /// <inheritdoc />
    public AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken) => Write(() => _store.CreateRole(role, cancellationToken));

    /// <inheritdoc />
    public AccountWrite DeleteRole(RoleIdentity role, PolicyDocument expectedTrust, CancellationToken cancellationToken) =>
        Write(() => _store.DeleteRole(role, expectedTrust, cancellationToken));

    /// <inheritdoc />
    public AccountWrite PutManagedPolicy(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) => Write(() => expected is null
        ? _store.AddPolicy(policyArn, document, cancellationToken)
        : _store.ReplacePolicy(policyArn, document, expected, cancellationToken));

    /// <inheritdoc />
    public AccountWrite DeleteManagedPolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken) =>
        Write(() => _store.DeletePolicy(policyArn, expected, cancellationToken));

    /// <inheritdoc />
    public AccountWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => Write(() => _store.AttachPolicy(role, policyArn, cancellationToken));

    /// <inheritdoc />
    public AccountWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => Write(() => _store.DetachPolicy(role, policyArn, cancellationToken));

    private static AccountWrite Write(Func<SnapshotWrite> write)
    {
        try
        {
            SnapshotWrite result = write();
            return new AccountWrite(StatusOf(result.Status), result.Reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new AccountWrite(AccountWriteStatus.Failed, exception.Message);
        }
    }

    private static AccountWriteStatus StatusOf(SnapshotWriteStatus status) => status switch
    {
        SnapshotWriteStatus.Written => AccountWriteStatus.Written,
        SnapshotWriteStatus.Unchanged => AccountWriteStatus.Unchanged,
        SnapshotWriteStatus.NotFound => AccountWriteStatus.NotFound,
        SnapshotWriteStatus.Conflict => AccountWriteStatus.Conflict,
        SnapshotWriteStatus.Refused => AccountWriteStatus.Refused,
        _ => AccountWriteStatus.Failed,
    };
}
