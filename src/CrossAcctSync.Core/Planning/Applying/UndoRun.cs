using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>Changes being taken back, each only if what is there is still what it made.</summary>
internal sealed class UndoRun
{
    private readonly IAccountReader _reader;
    private readonly ChangeWriter _writer;
    private readonly AccountCheck _accounts;
    private readonly Func<SyncOpening, bool>? _open;

    public UndoRun(IAccountReader reader, ChangeWriter writer, AccountCheck accounts, Func<SyncOpening, bool>? open)
    {
        _open = open;
        _reader = reader;
        _writer = writer;
        _accounts = accounts;
    }

    public SyncOutcome Undo(SyncChange change, CancellationToken cancellationToken)
    {
        if (_accounts.Find(change.AccountId) is { } problem)
        {
            return Fail(change, SyncFailureKind.AccountRefused, problem.Message, problem.RecommendedAction, problem);
        }

        ChangeState now = ChangeState.Read(change, _reader, cancellationToken);
        if (now.IsSame(ChangeState.Before(change)))
        {
            return new SyncOutcome(new[] { change.With(SyncChangeStatus.Undone, "The policy is as before already.") }, null);
        }

        if (!now.IsSame(ChangeState.After(change)))
        {
            return Fail(
                change,
                SyncFailureKind.UndoRefused,
                now.Differs(ChangeState.After(change)),
                now.Unreadable is null ? "Take the statements out by hand, or undo the later change first." : "Correct what cannot be read, then try again.");
        }

        if (UndoOpenings.Of(change, now) is { Count: > 0 } reasons)
        {
            if (_open is null)
            {
                return Fail(
                    change,
                    SyncFailureKind.UndoOpens,
                    $"It would open what is closed now, and nobody was asked: {string.Join(" ", reasons)}",
                    "See whether this was there before, then say that it may be opened.");
            }

            if (!_open(new SyncOpening(change, reasons)))
            {
                return new SyncOutcome(new[] { change.With(change.Status, $"Not taken back, for what it would open was not approved: {string.Join(" ", reasons)}") }, null);
            }
        }

        // What was read just now is expected, to the letter: names of statements may have changed without a change of meaning.
        AccountWrite write = _writer.Revert(change, now, cancellationToken);
        return write.IsDone
            ? new SyncOutcome(new[] { change.With(SyncChangeStatus.Undone, write.Reason) }, null)
            : Fail(
                change,
                write.Status is AccountWriteStatus.Conflict or AccountWriteStatus.Refused ? SyncFailureKind.UndoRefused : SyncFailureKind.UndoFailed,
                write.Reason,
                write.Problem?.RecommendedAction ?? "See the reason, then try again.",
                write.Problem);
    }

    private static SyncOutcome Fail(SyncChange change, SyncFailureKind kind, string reason, string action, AccountProblem? problem = null)
    {
        SyncChange left = change.With(change.Status, reason);
        return new SyncOutcome(new[] { left }, new SyncFailure(kind, $"{change} was not taken back. {reason}", action, left) { Problem = problem });
    }
}
