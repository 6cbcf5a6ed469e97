using System;
using System.Text.RegularExpressions;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Problems;

/// <summary>Failed calls as problems of an account: which account, role and call, what AWS said, and what to do.</summary>
public static class CallProblems
{
    private static readonly Regex LackedAction = new(@"not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)", RegexOptions.CultureInvariant);

    /// <summary>A failed call of a session.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="session">The session.</param>
    /// <param name="subject">The role, policy or other thing that the call was about, as an ARN or a name; null for none.</param>
    public static AccountProblem Of(AwsCallException exception, IAccountSession session, string? subject) =>
        Of(exception, session.AccountId, subject, session.Identity.Arn);

    /// <summary>A failed call.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="accountId">The account; null when it is not known.</param>
    /// <param name="subject">What the call was about; null for none.</param>
    /// <param name="caller">Who called, as an ARN; null when it is not known.</param>
    public static AccountProblem Of(AwsCallException exception, string? accountId, string? subject, string? caller)
    {
        string action = LackedAction.Match(exception.Message) is { Success: true } match ? match.Groups[1].Value : exception.Action;
        return new AccountProblem(exception.Kind, accountId, Sentence(exception, accountId, subject), Advice(exception, action, subject, caller))
        {
            Action = exception.Kind == AccountProblemKind.AccessDenied ? action : exception.Action,
            ErrorCode = exception.ErrorCode,
            RequestId = exception.RequestId,
            SilentHost = exception.SilentHost,
            IsUnsent = exception.IsUnsent,
        };
    }

    internal static string Sentence(AwsCallException exception, string? accountId, string? subject)
    {
        string place = accountId is null ? string.Empty : $"Account {accountId}: ";
        string about = subject is null ? string.Empty : " on " + subject;
        string code = exception.ErrorCode is { } name ? $"{name}: " : string.Empty;
        string request = exception.RequestId is { } id ? $" (request {id})" : string.Empty;
        return $"{place}{exception.Action}{about} failed: {code}{exception.Message.TrimEnd('.', ' ')}{request}.";
    }

    private static string Reach(AwsCallException exception) => exception switch
    {
        { SilentHost: { } host } when exception.Message.IndexOf("certificate", StringComparison.Ordinal) >= 0 =>
            $"See who answers for {host}: behind a proxy that opens TLS, AWS_CA_BUNDLE names the file with its authority; a wrong clock makes certificates invalid, too.",
        { SilentHost: { } host, AddressSource: { } source } => $"Check that {host}, the address of {source}, is right and can be reached from here, then run the command again: what is done is not done again.",
        { SilentHost: { } host } => $"Check that {host} can be reached from here: the network, the proxy and the region. Then run the command again: what is done is not done again.",
        _ => "Run the command again later: what is done is not done again.",
    };

    private static string Advice(AwsCallException exception, string action, string? subject, string? caller) => exception.Kind switch
    {
        AccountProblemKind.NotFound => $"Create {subject ?? "what the message names"}, or correct its name.",
        AccountProblemKind.InvalidPrincipal => "Create the source role that the trust policy names first: IAM takes only principals that exist, and a new one takes some seconds to be known everywhere.",
        AccountProblemKind.InvalidPolicy => "Correct the policy: Test-SyncPolicy finds what IAM refuses.",
        AccountProblemKind.QuotaExceeded => "Remove what is not needed any more, or ask for a higher quota in Service Quotas (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).",
        AccountProblemKind.Conflict => "Run the command again: somebody else changed the same thing, or IAM had not finished with it.",
        AccountProblemKind.AccessDenied => $"Allow {action}{(subject is null ? string.Empty : " on " + subject)} to {caller ?? "the caller"}: in its own policies and permissions boundary, and in the organization's service control policies.",
        AccountProblemKind.CredentialsExpired => "Sign in again: aws sso login, or Invoke-AWSSSOLogin, for a profile of IAM Identity Center; new keys otherwise.",
        AccountProblemKind.CredentialsMissing => "Give credentials that AWS takes: a profile, -Credential, or keys.",
        AccountProblemKind.ClockWrong => "Set the clock of this machine: AWS takes no request that is more than five minutes off, and keys that are renewed end by it.",
        AccountProblemKind.Throttled => "Lower -ThrottleLimit, or run the command again later: what is done is not done again.",
        AccountProblemKind.Unreachable => Reach(exception),
        _ => exception.RequestId is null ? "Run the command again." : "Run the command again; AWS Support finds the call by the id of its request.",
    };
}
