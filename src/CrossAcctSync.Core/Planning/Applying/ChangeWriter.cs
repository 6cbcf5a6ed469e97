using System;
using System.IO;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Planning;

/// <summary>Changes as calls of the port, forwards and backwards, each told to the journal before and after.</summary>
internal sealed class ChangeWriter
{
    // A change is taken back also when the first answers are lost.
    private const int MostReverts = 3;

    private readonly IAccountReader _reader;
    private readonly IAccountWriter _writer;
    private readonly SyncJournal? _journal;

    public ChangeWriter(IAccountReader reader, IAccountWriter writer, SyncJournal? journal)
    {
        _reader = reader;
        _writer = writer;
        _journal = journal;
    }

    /// <summary>Makes a change, if what is there is still what was before.</summary>
    /// <returns>What came of it, and the change with its place in the journal.</returns>
    public (AccountWrite Write, SyncChange Change) Apply(SyncChange change, CancellationToken cancellationToken) =>
        Move(change, ChangeState.Before(change), ChangeState.After(change), isRevert: false, cancellationToken);

    /// <summary>Takes a change back, if what is there is still what it made, and says what was found otherwise.</summary>
    public AccountWrite Revert(SyncChange change, CancellationToken cancellationToken)
    {
        ChangeState before = ChangeState.Before(change);
        ChangeState now = ChangeState.After(change);
        for (int attempt = 1; ; attempt++)
        {
            AccountWrite write = Move(change, now, before, isRevert: true, cancellationToken).Write;
            if (write.IsDone || write.Status == AccountWriteStatus.Refused || attempt == MostReverts)
            {
                return write;
            }

            now = ChangeState.Read(change, _reader, cancellationToken);
            if (now.IsSame(before))
            {
                return new AccountWrite(AccountWriteStatus.Unchanged, "It is as before already.");
            }

            if (!now.IsSame(ChangeState.After(change)))
            {
                return write with { Reason = $"{write.Reason} {now.Differs(ChangeState.After(change))}" };
            }
        }
    }

    /// <summary>Takes a change back from what was just found there.</summary>
    public AccountWrite Revert(SyncChange change, ChangeState now, CancellationToken cancellationToken) =>
        Move(change, now, ChangeState.Before(change), isRevert: true, cancellationToken).Write;

    private (AccountWrite Write, SyncChange Change) Move(SyncChange change, ChangeState from, ChangeState to, bool isRevert, CancellationToken cancellationToken)
    {
        SyncChange told = change;
        string? id = null;
        if (_journal is not null)
        {
            try
            {
                id = _journal.Intend(change, from, to, isRevert);
                told = isRevert ? change : change with { JournalId = id };
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return (Unjournaled($"Nothing was written, for the journal cannot be: {exception.Message}"), change);
            }
        }

        AccountWrite write = Call(told, from, to, cancellationToken);
        if (write is { Status: AccountWriteStatus.Failed, IsUnsent: false } && ChangeState.Read(change, _reader, cancellationToken).IsSame(to))
        {
            write = new AccountWrite(AccountWriteStatus.Written, $"It was written, though that was not answered: {write.Reason}");
        }

        try
        {
            if (id is not null)
            {
                _journal!.Mark(id, write);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            write = write with { Reason = $"{write.Reason} The journal could not be told: {exception.Message}" };
        }

        return (write, told);
    }

    private static AccountWrite Unjournaled(string reason) => AccountWrite.Failed(
        AccountWriteStatus.Failed,
        new AccountProblem(AccountProblemKind.Other, null, reason, "See that the journal's folder is there and can be written to."));

    private AccountWrite Call(SyncChange change, ChangeState from, ChangeState to, CancellationToken cancellationToken)
    {
        switch (change.Kind)
        {
            case SyncChangeKind.PutTrustPolicy:
                return from.Document is null || to.Document is null
                    ? throw new ArgumentException("A role always has a trust policy, before a change and after.", nameof(change))
                    : _writer.ReplaceTrust(change.Identity, to.Document, from.Document, cancellationToken);
            case SyncChangeKind.CreateRole:
                return to.Document is not null ? _writer.CreateRole(change.ToNewRole(), cancellationToken)
                    : from.Document is not null ? _writer.DeleteRole(change.Identity, from.Document, cancellationToken)
                    : Nothing();
            case SyncChangeKind.PutManagedPolicy or SyncChangeKind.DeleteManagedPolicy:
                return to.Document is not null ? _writer.PutManagedPolicy(change.PolicyArn!, to.Document, from.Document, cancellationToken)
                    : from.Document is not null ? _writer.DeleteManagedPolicy(change.PolicyArn!, from.Document, cancellationToken)
                    : Nothing();
            case SyncChangeKind.AttachPolicy or SyncChangeKind.DetachPolicy:
                return to.Exists
                    ? _writer.AttachPolicy(change.Identity, change.PolicyArn!, cancellationToken)
                    : _writer.DetachPolicy(change.Identity, change.PolicyArn!, cancellationToken);
            default:
                return to.Document is not null ? _writer.PutInlinePolicy(change.Identity, change.PolicyName!, to.Document, from.Document, cancellationToken)
                    : from.Document is not null ? _writer.DeleteInlinePolicy(change.Identity, change.PolicyName!, from.Document, cancellationToken)
                    : Nothing();
        }
    }

    private static AccountWrite Nothing() => new(AccountWriteStatus.Unchanged, "There is nothing to delete.");
}
