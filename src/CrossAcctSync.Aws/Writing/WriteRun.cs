using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Writing;

/// <summary>
/// Makes changes: reads, judges, writes, and reads again until the change can be seen. While IAM says that the thing is
/// busy, all of this is done again. When a write fails in a way that leaves open whether it was made, a read tells.
/// </summary>
/// <remarks>A write that was begun is brought to its end whatever the caller wishes meanwhile: nobody else would know of it.</remarks>
internal sealed class WriteRun
{
    // One late read may show what was there long before.
    private const int EqualReads = 3;

    private readonly IAccountSessions _sessions;
    private readonly AwsAccountsOptions _options;
    private readonly ConcurrentDictionary<string, bool> _created = new(StringComparer.Ordinal);

    public WriteRun(IAccountSessions sessions, AwsAccountsOptions options)
    {
        _sessions = sessions;
        _options = options;
    }

    /// <summary>Keeps in mind what was created: until all of IAM knows it, IAM says that it is not there.</summary>
    public void NoteCreated(string arn) => _created[arn] = true;

    /// <summary>Makes a change. Every failure is an answer.</summary>
    /// <exception cref="OperationCanceledException">The caller wished so, and nothing was written.</exception>
    public AccountWrite Run<TState>(IamChange<TState> change, CancellationToken cancellationToken)
    {
        IAccountSession session;
        try
        {
            session = _sessions.Open(change.AccountId, cancellationToken);
        }
        catch (AccountProblemException exception)
        {
            return AccountWrite.Failed(exception.Problem.Kind == AccountProblemKind.AccessDenied ? AccountWriteStatus.Refused : AccountWriteStatus.Failed, exception.Problem);
        }

        try
        {
            return new Attempt<TState>(this, change, session).Run(cancellationToken);
        }
        catch (AwsCallException exception)
        {
            return Failure(exception, session, change.Subject);
        }
    }

    private static AccountWrite Failure(AwsCallException exception, IAccountSession session, string subject) =>
        AccountWrite.Failed(StatusOf(exception), CallProblems.Of(exception, session, subject));

    private static AccountWriteStatus StatusOf(AwsCallException exception) => exception.Kind switch
    {
        AccountProblemKind.NotFound => AccountWriteStatus.NotFound,
        AccountProblemKind.Conflict when AwsErrorCodes.Is(exception, AwsErrorCodes.EntityAlreadyExists) => AccountWriteStatus.Conflict,
        AccountProblemKind.Conflict when exception.ErrorCode == "DeleteConflict" => AccountWriteStatus.Refused,
        AccountProblemKind.AccessDenied or AccountProblemKind.InvalidPolicy or AccountProblemKind.InvalidPrincipal or AccountProblemKind.QuotaExceeded => AccountWriteStatus.Refused,
        _ => AccountWriteStatus.Failed,
    };

    private bool IsBusy(AwsCallException exception, string mentions) =>
        AwsErrorCodes.Is(exception, AwsErrorCodes.EntityTemporarilyUnmodifiable)
        || AwsErrorCodes.Is(exception, AwsErrorCodes.ConcurrentModification)
        || (exception.Kind is AccountProblemKind.InvalidPrincipal or AccountProblemKind.NotFound && _created.Keys.Any(arn => mentions.IndexOf(arn, StringComparison.Ordinal) >= 0));

    /// <summary>One change under way.</summary>
    private sealed class Attempt<TState>
    {
        private readonly WriteRun _run;
        private readonly IamChange<TState> _change;
        private readonly IAccountSession _session;
        private readonly Waiting _busy;
        private bool _mayBeMade;

        public Attempt(WriteRun run, IamChange<TState> change, IAccountSession session)
        {
            _run = run;
            _change = change;
            _session = session;
            _busy = NewWaiting();
        }

        public AccountWrite Run(CancellationToken cancellationToken)
        {
            for (int tries = 1; ; tries++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_change.Guard(_session.Iam) is { } refusal)
                {
                    return refusal;
                }

                TState state = _change.Read(_session.Iam);
                if (_change.Judge(state) is { } verdict)
                {
                    return tries > 1 && verdict.Status == AccountWriteStatus.Unchanged ? new AccountWrite(AccountWriteStatus.Written, _change.Made) : verdict;
                }

                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    _change.Write(_session.Iam, state);
                    return WaitUntilSeen();
                }
                catch (AwsCallException exception) when (tries < _run._options.BusyTries && _run.IsBusy(exception, _change.Mentions))
                {
                    // The next round reads again what stands there by then.
                    if (!_busy.Once(cancellationToken))
                    {
                        return AfterFailure(exception);
                    }
                }
                catch (AwsCallException exception) when (tries < _run._options.BusyTries && exception.MayBeDone)
                {
                    // Nobody has sent it again: what is there by now says whether it has to be.
                    _mayBeMade = true;
                    if (Look(exception) is { } seen)
                    {
                        return seen;
                    }

                    if (!_busy.Once(cancellationToken))
                    {
                        return AfterFailure(exception);
                    }
                }
                catch (AwsCallException exception)
                {
                    return AfterFailure(exception);
                }
            }
        }

        /// <summary>
        /// A write of which nobody knows whether it was made: written when a read shows it, a failure when it cannot be read,
        /// and null when it is to be made again.
        /// </summary>
        private AccountWrite? Look(AwsCallException exception)
        {
            Waiting waiting = _change.IsSimple ? new Waiting(TimeSpan.Zero, _run._options.Pause) : NewWaiting();
            do
            {
                try
                {
                    if (_change.IsMade(_change.Read(_session.Iam)))
                    {
                        return Seen();
                    }
                }
                catch (AwsCallException)
                {
                    return Unknown(Failure(exception, _session, _change.Subject));
                }
            }
            while (waiting.Once(CancellationToken.None));
            return null;
        }

        /// <summary>A write that IAM has taken, as soon as a read shows it.</summary>
        private AccountWrite WaitUntilSeen()
        {
            Waiting waiting = NewWaiting();
            AwsCallException? unread = null;
            int overwritten = 0;
            do
            {
                try
                {
                    TState state = _change.Read(_session.Iam);
                    if (_change.IsMade(state))
                    {
                        return new AccountWrite(AccountWriteStatus.Written, _change.Made);
                    }

                    unread = null;
                    overwritten = _change.Judge(state) is { Status: AccountWriteStatus.Conflict } ? overwritten + 1 : 0;
                    if (overwritten == EqualReads)
                    {
                        return new AccountWrite(AccountWriteStatus.Conflict, $"{_change.Made} But reads show neither that nor what was there before: somebody else has written there since.");
                    }
                }
                catch (AwsCallException exception)
                {
                    unread = exception;
                }
            }
            while (waiting.Once(CancellationToken.None));

            string why = unread is null ? "reads do not show it yet" : $"it could not be read back: {CallProblems.Of(unread, _session, _change.Subject).Message.TrimEnd('.')}";
            return new AccountWrite(AccountWriteStatus.Written, $"{_change.Made} IAM took the change, but {why}.");
        }

        /// <summary>A write that failed: it may have been made by a try whose answer was lost.</summary>
        private AccountWrite AfterFailure(AwsCallException exception)
        {
            AccountWrite failure = Failure(exception, _session, _change.Subject);
            if (exception.IsUnsent && _change.IsSimple && !_mayBeMade)
            {
                return failure with { Reason = failure.Reason + " Nothing was sent: there is nothing to undo.", IsUnsent = true };
            }

            bool isOpen = exception.MayBeDone;
            Waiting waiting = isOpen ? NewWaiting() : new Waiting(TimeSpan.Zero, _run._options.Pause);
            do
            {
                try
                {
                    if (_change.IsMade(_change.Read(_session.Iam)))
                    {
                        return Seen();
                    }
                }
                catch (AwsCallException)
                {
                    return isOpen ? Unknown(failure) : failure;
                }
            }
            while (waiting.Once(CancellationToken.None));
            return failure;
        }

        private AccountWrite Seen() => new(AccountWriteStatus.Written, $"{_change.Made} The answer was lost; a read shows the change.");

        private static AccountWrite Unknown(AccountWrite failure) =>
            failure with { Reason = failure.Reason + " Whether the change was made is not known, for it could not be read back." };

        private Waiting NewWaiting() => new(_run._options.Visibility, _run._options.Pause);
    }
}
