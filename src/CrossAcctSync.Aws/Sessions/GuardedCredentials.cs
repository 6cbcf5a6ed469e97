using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Credentials of the SDK whose failures are told from those of the call that needed them.</summary>
internal sealed class GuardedCredentials : AWSCredentials
{
    // The SDK goes on with what went wrong in each of the places where it looked.
    private const string NothingFound = "Failed to resolve AWS credentials";

    private readonly Func<AWSCredentials> _find;
    private readonly object _gate = new();
    private AWSCredentials? _inner;

    /// <summary>Guards credentials that are looked for when they are needed first.</summary>
    public GuardedCredentials(Func<AWSCredentials> find) => _find = find;

    /// <inheritdoc />
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return Find().GetCredentials();
        }
        catch (Exception exception) when (IsOfCredentials(exception))
        {
            throw Of(exception);
        }
    }

    /// <inheritdoc />
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await Find().GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfCredentials(exception))
        {
            throw Of(exception);
        }
    }

    private AWSCredentials Find()
    {
        lock (_gate)
        {
            return _inner ??= _find();
        }
    }

    private static bool IsOfCredentials(Exception exception) => exception is not (CredentialException or AwsCallException or OperationCanceledException);

    private static CredentialException Of(Exception exception)
    {
        string text = SecretFilter.Clean(Text(exception)).Replace("\r", string.Empty).Replace('\n', ' ').Trim();
        bool isExpired = text.IndexOf("expired", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("No valid SSO Token", StringComparison.OrdinalIgnoreCase) >= 0
            || (exception is AmazonServiceException { ErrorCode: { } code } && AwsErrorCodes.KindOf(code, null, null) == AccountProblemKind.CredentialsExpired);
        return new CredentialException(
            isExpired ? AccountProblemKind.CredentialsExpired : AccountProblemKind.CredentialsMissing,
            !isExpired && text.StartsWith(NothingFound, StringComparison.Ordinal) ? "there are no AWS credentials: none in the environment, in the default profile, or of the machine's own role" : text);
    }

    private static string Text(Exception exception) => exception.InnerException is { } inner && inner.Message != exception.Message
        ? $"{exception.Message.TrimEnd('.')}: {inner.Message}"
        : exception.Message;
}
