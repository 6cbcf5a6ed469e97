using System;
using System.Management.Automation;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// What AWS Tools throws as a failed call. Its cmdlets end with an <see cref="InvalidOperationException"/> around the
/// exception of the AWS SDK, which is of another load context, so that its properties are read by their names.
/// </summary>
internal static class AwsToolsError
{
    /// <summary>The call that failed. The cause is left out: it holds the request.</summary>
    public static AwsCallException Of(string action, Exception exception)
    {
        Exception innermost = exception;
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (TextOf(current, "ErrorCode") is { Length: > 0 } code)
            {
                return new AwsCallException(action, code, current.Message, TextOf(current, "RequestId"), StatusOf(current));
            }

            innermost = current;
        }

        // An expired session of IAM Identity Center: the message says to run Invoke-AWSSSOLogin.
        AccountProblemKind kind = innermost is UnauthorizedAccessException ? AccountProblemKind.CredentialsExpired
            : innermost.Message.IndexOf("No credentials specified", StringComparison.OrdinalIgnoreCase) >= 0 ? AccountProblemKind.CredentialsMissing
            : AccountProblemKind.Other;
        return new AwsCallException(action, kind, innermost.Message);
    }

    private static int? StatusOf(Exception exception) =>
        PSObject.AsPSObject(exception).Properties["StatusCode"]?.Value is Enum status ? Convert.ToInt32(status, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? TextOf(Exception exception, string property) => PSObject.AsPSObject(exception).Properties[property]?.Value as string;
}
