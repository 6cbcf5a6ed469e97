using System;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Calls;

/// <summary>Makes calls: tries again what may pass, waits between, and ends in time. Safe for many threads.</summary>
/// <remarks>
/// A call that changes something is not tried again once it may have been done: whoever made it reads what is there first.
/// </remarks>
internal sealed class CallRun
{
    // A host that lets three connections or two requests run out of time will not answer the next one either.
    private const int MostUnconnected = 3;
    private const int MostUnanswered = 2;

    private readonly CallLimits _limits;
    private readonly CallWatch _watch;
    private readonly CallTiming _timing;
    private readonly string? _addressSource;

    /// <summary>Makes calls of one service.</summary>
    /// <param name="limits">How often is tried, and how long is waited.</param>
    /// <param name="watch">Sees all calls.</param>
    /// <param name="addressSource">What gave the service's address, for messages; null for its own.</param>
    public CallRun(CallLimits limits, CallWatch watch, string? addressSource)
    {
        _addressSource = addressSource;
        _limits = limits;
        _watch = watch;
        _timing = watch.Timing;
    }

    /// <summary>Makes a call.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="changes">Whether the call changes something.</param>
    /// <param name="call">One try.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AwsCallException">It failed, after all tries.</exception>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public T Run<T>(string action, bool changes, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        TimeSpan end = _timing.Elapsed() + _limits.Call;
        using CallWait wait = _watch.Begin(action, end);
        bool isCorrected = false;
        int unconnected = 0;
        int unanswered = 0;
        bool isSilent = true;
        for (int tries = 1; ; tries++)
        {
            TimeSpan left = end - _timing.Elapsed();
            var attempt = new CallTry
            {
                Health = _watch.Health,
                ConnectTimeout = Shorter(_limits.Connect, left),
                AnswerTimeout = Shorter(_limits.Answer, left),
            };
            wait.Try = attempt;
            AwsCallException failure;
            try
            {
                return CallFailures.Translate(action, attempt, call, _timing, cancellationToken);
            }
            catch (AwsCallException exception)
            {
                failure = exception;
            }
            finally
            {
                _watch.NoteTried(attempt);
            }

            isSilent &= failure.SilentHost is not null;
            if (failure.Kind == AccountProblemKind.ClockWrong && !isCorrected)
            {
                // The SDK has learnt the service's time from this answer, and signs the next request for it.
                isCorrected = true;
                continue;
            }

            if (!failure.IsPassing || (changes && failure.MayBeDone))
            {
                throw failure.AsFinal(failure.Message, failure.IsUnsent, _addressSource);
            }

            unconnected += attempt.IsUnconnected ? 1 : 0;
            unanswered += attempt.IsUnanswered ? 1 : 0;
            TimeSpan pause = RetryPauses.After(tries, failure.Kind == AccountProblemKind.Throttled, _timing.Chance());
            if (tries >= _limits.Tries || unconnected == MostUnconnected || unanswered == MostUnanswered || _timing.Elapsed() + pause >= end)
            {
                throw Last(failure, tries, isSilent);
            }

            _timing.Pause(pause, cancellationToken);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private AwsCallException Last(AwsCallException failure, int tries, bool isSilent)
    {
        string message = isSilent ? $"{failure.SilentHost} did not answer{(tries > 1 ? FormattableString.Invariant($", tried {tries} times") : string.Empty)}: {failure.Message}" : failure.Message;
        if (isSilent)
        {
            _watch.Health.NoteSilence(failure.SilentHost!, message);
        }

        return failure.AsFinal(message, failure.IsUnsent, _addressSource);
    }
}
