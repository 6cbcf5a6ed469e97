using System;
using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Running;

namespace CrossAcctSync.Aws.Calls;

/// <summary>Calls of the SDK with their failures as one type.</summary>
internal static class CallFailures
{
    // A page of HTML from a proxy or load balancer helps nobody in full.
    private const int LongestMessage = 600;

    // Services take requests that are up to five minutes off, and the header says only seconds.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(4);

    /// <summary>Waits for one try of a call of the SDK.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="attempt">The try.</param>
    /// <param name="call">The call.</param>
    /// <param name="timing">The machine's clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AwsCallException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public static T Translate<T>(string action, CallTry attempt, Func<CancellationToken, Task<T>> call, CallTiming timing, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallTry? outer = CallTry.Current;
        CallTry.Current = attempt;
        try
        {
            Task<T> answer = call(cancellationToken);
            IdleWork.Wait(answer);
            return answer.GetAwaiter().GetResult();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (AwsCallException exception)
        {
            // The credentials of this call come from another call, such as AssumeRole, which says more, and was tried often enough.
            throw exception.AsFinal(exception.Message, isUnsent: true, exception.AddressSource);
        }
        catch (CredentialException exception)
        {
            throw new AwsCallException(action, exception.Kind, exception.Message) { IsUnsent = true };
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ArgumentException or NullReferenceException))
        {
            throw Of(action, exception, attempt, timing);
        }
        finally
        {
            CallTry.Current = outer;
        }
    }

    /// <summary>A failure of the SDK. What was thrown is not passed on: it can hold parts of requests.</summary>
    public static AwsCallException Of(string action, Exception exception, CallTry attempt, CallTiming timing) => exception switch
    {
        HostSilentException silent => Silent(action, attempt, silent.Message, isPassing: false),
        AmazonUnmarshallingException unread => new AwsCallException(action, AccountProblemKind.Unreachable, $"the answer was cut off or is not in its form ({Innermost(unread)})") { IsPassing = true },
        AmazonServiceException { ErrorCode.Length: > 0 } or AmazonServiceException { StatusCode: > 0 } => OfService(action, (AmazonServiceException)exception, attempt, timing),
        _ when attempt.IsUnconnected => Silent(action, attempt, $"there was no connection within {Seconds(attempt.ConnectTimeout)}", isPassing: true),
        _ when attempt.IsUnanswered => Silent(action, attempt, $"no answer came within {Seconds(attempt.AnswerTimeout)}", isPassing: true),
        OperationCanceledException or TimeoutException => Silent(action, attempt, "no answer came in time", isPassing: true),
        _ when CertificateProblem(exception) is { } certificate => Silent(action, attempt, $"its certificate is not trusted here: {Shorten(certificate)}", isPassing: false),
        _ => Silent(action, attempt, Shorten(Innermost(exception)), isPassing: true),
    };

    private static AwsCallException Silent(string action, CallTry attempt, string message, bool isPassing) => new(action, AccountProblemKind.Unreachable, message)
    {
        SilentHost = attempt.IsAnswered ? null : attempt.Host,
        IsUnsent = !attempt.IsSent,
        IsPassing = isPassing,
    };

    private static AwsCallException OfService(string action, AmazonServiceException exception, CallTry attempt, CallTiming timing)
    {
        string? code = string.IsNullOrEmpty(exception.ErrorCode) ? null : exception.ErrorCode;
        int? status = exception.StatusCode == default(HttpStatusCode) ? null : (int)exception.StatusCode;
        AccountProblemKind kind = AwsErrorCodes.KindOf(code, exception.Message, status);
        string message = Shorten(exception.Message);
        if (AwsErrorCodes.MayBeOfClock(code) && attempt.ServiceTime is { } theirs && Distance(theirs, timing.Clock()) > MostSkew)
        {
            kind = AccountProblemKind.ClockWrong;
            message = $"the clock of this machine says {Time(timing.Clock())}, and that of the service {Time(theirs)}. {message}";
        }
        else if (AwsErrorCodes.IsOfClock(code, exception.Message))
        {
            kind = AccountProblemKind.ClockWrong;
        }

        return new AwsCallException(action, kind, code, message, string.IsNullOrEmpty(exception.RequestId) ? null : exception.RequestId, status, null)
        {
            IsPassing = kind is AccountProblemKind.Unreachable or AccountProblemKind.Throttled,
        };
    }

    private static TimeSpan Distance(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";

    private static string? CertificateProblem(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is AuthenticationException)
            {
                return Innermost(current);
            }
        }

        return null;
    }

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;

    private static string Shorten(string text)
    {
        string line = text.Replace("\r", string.Empty).Replace('\n', ' ').Trim();
        return line.Length > LongestMessage ? line.Substring(0, LongestMessage) + "…" : line;
    }
}
