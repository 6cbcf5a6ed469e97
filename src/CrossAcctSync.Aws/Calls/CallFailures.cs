using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Calls;

/// <summary>Calls of the SDK with their failures as one type.</summary>
internal static class CallFailures
{
    // A page of HTML from a proxy or load balancer helps nobody in full.
    private const int LongestMessage = 600;

    /// <summary>Waits for a call of the SDK.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AwsCallException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public static T Translate<T>(string action, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return call(cancellationToken).ConfigureAwait(false).GetAwaiter().GetResult();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (AwsCallException)
        {
            // The credentials of this call come from another call, such as AssumeRole, which says more.
            throw;
        }
        catch (CredentialException exception)
        {
            throw new AwsCallException(action, exception.Kind, exception.Message);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ArgumentException or NullReferenceException))
        {
            throw Of(action, exception);
        }
    }

    /// <summary>A failure of the SDK. What was thrown is not passed on: it can hold parts of requests.</summary>
    public static AwsCallException Of(string action, Exception exception) => exception switch
    {
        AmazonUnmarshallingException unread => new AwsCallException(action, AccountProblemKind.Unreachable, $"the answer was cut off or is not in its form ({Innermost(unread)})"),
        AmazonServiceException { ErrorCode.Length: > 0 } or AmazonServiceException { StatusCode: > 0 } => OfService(action, (AmazonServiceException)exception),
        OperationCanceledException or TimeoutException => new AwsCallException(action, AccountProblemKind.Unreachable, "no answer came in time"),
        _ => new AwsCallException(action, AccountProblemKind.Unreachable, Shorten(Innermost(exception))),
    };

    private static AwsCallException OfService(string action, AmazonServiceException exception) => new(
        action,
        string.IsNullOrEmpty(exception.ErrorCode) ? null : exception.ErrorCode,
        Shorten(exception.Message),
        string.IsNullOrEmpty(exception.RequestId) ? null : exception.RequestId,
        exception.StatusCode == default(HttpStatusCode) ? null : (int)exception.StatusCode);

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;

    private static string Shorten(string text)
    {
        string line = text.Replace("\r", string.Empty).Replace('\n', ' ').Trim();
        return line.Length > LongestMessage ? line.Substring(0, LongestMessage) + "…" : line;
    }
}
