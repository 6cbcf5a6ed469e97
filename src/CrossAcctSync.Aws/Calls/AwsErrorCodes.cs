using System;
using System.Collections.Generic;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// The error codes of IAM, STS, Step Functions and Organizations by what they mean
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the pages of the single actions). The codes
/// of JSON services are those of Query services with <c>Exception</c> at their end.
/// </summary>
public static class AwsErrorCodes
{
    /// <summary>What IAM answers about a role or policy that is not there.</summary>
    public const string NoSuchEntity = "NoSuchEntity";

    /// <summary>What IAM answers about a role or policy that is there already.</summary>
    public const string EntityAlreadyExists = "EntityAlreadyExists";

    /// <summary>What IAM answers for a moment after a role was created.</summary>
    public const string EntityTemporarilyUnmodifiable = "EntityTemporarilyUnmodifiable";

    /// <summary>What IAM answers while another request changes the same role.</summary>
    public const string ConcurrentModification = "ConcurrentModification";

    /// <summary>What IAM answers about a policy that is none, and about a principal that does not exist.</summary>
    public const string MalformedPolicyDocument = "MalformedPolicyDocument";

    private static readonly Dictionary<string, AccountProblemKind> Kinds = new(StringComparer.Ordinal)
    {
        [NoSuchEntity] = AccountProblemKind.NotFound,
        ["StateMachineDoesNotExist"] = AccountProblemKind.NotFound,
        ["ResourceNotFound"] = AccountProblemKind.NotFound,
        ["AccountNotFound"] = AccountProblemKind.NotFound,
        ["PolicyNotFound"] = AccountProblemKind.NotFound,
        ["TargetNotFound"] = AccountProblemKind.NotFound,
        ["ParentNotFound"] = AccountProblemKind.NotFound,
        [MalformedPolicyDocument] = AccountProblemKind.InvalidPolicy,
        ["InvalidPolicyDocument"] = AccountProblemKind.InvalidPolicy,
        ["LimitExceeded"] = AccountProblemKind.QuotaExceeded,
        ["PolicyLengthExceeded"] = AccountProblemKind.QuotaExceeded,
        ["PackedPolicyTooLarge"] = AccountProblemKind.QuotaExceeded,
        [EntityTemporarilyUnmodifiable] = AccountProblemKind.Conflict,
        [ConcurrentModification] = AccountProblemKind.Conflict,
        [EntityAlreadyExists] = AccountProblemKind.Conflict,
        ["DeleteConflict"] = AccountProblemKind.Conflict,
        ["AccessDenied"] = AccountProblemKind.AccessDenied,
        ["KmsAccessDenied"] = AccountProblemKind.AccessDenied,
        ["AWSOrganizationsNotInUse"] = AccountProblemKind.NotFound,
        ["UnauthorizedOperation"] = AccountProblemKind.AccessDenied,
        ["NotAuthorized"] = AccountProblemKind.AccessDenied,
        ["ExpiredToken"] = AccountProblemKind.CredentialsExpired,
        ["RequestExpired"] = AccountProblemKind.ClockWrong,
        ["RequestTimeTooSkewed"] = AccountProblemKind.ClockWrong,
        ["RequestInTheFuture"] = AccountProblemKind.ClockWrong,
        ["InvalidClientTokenId"] = AccountProblemKind.CredentialsMissing,
        ["UnrecognizedClient"] = AccountProblemKind.CredentialsMissing,
        ["SignatureDoesNotMatch"] = AccountProblemKind.CredentialsMissing,
        ["InvalidSignature"] = AccountProblemKind.CredentialsMissing,
        ["IncompleteSignature"] = AccountProblemKind.CredentialsMissing,
        ["MissingAuthenticationToken"] = AccountProblemKind.CredentialsMissing,
        ["OptInRequired"] = AccountProblemKind.CredentialsMissing,
        ["Throttling"] = AccountProblemKind.Throttled,
        ["Throttled"] = AccountProblemKind.Throttled,
        ["RequestThrottled"] = AccountProblemKind.Throttled,
        ["TooManyRequests"] = AccountProblemKind.Throttled,
        ["RequestLimitExceeded"] = AccountProblemKind.Throttled,
        ["SlowDown"] = AccountProblemKind.Throttled,
        ["ServiceFailure"] = AccountProblemKind.Unreachable,
        ["ServiceUnavailable"] = AccountProblemKind.Unreachable,
        ["InternalFailure"] = AccountProblemKind.Unreachable,
        ["InternalError"] = AccountProblemKind.Unreachable,
        ["InternalServerError"] = AccountProblemKind.Unreachable,
        ["RequestTimeout"] = AccountProblemKind.Unreachable,
    };

    /// <summary>What an error means.</summary>
    /// <param name="errorCode">The service's code, or null.</param>
    /// <param name="message">What it said: an invalid principal has no code of its own.</param>
    /// <param name="httpStatus">The HTTP status, where there was an answer.</param>
    public static AccountProblemKind KindOf(string? errorCode, string? message, int? httpStatus)
    {
        string code = NameOf(errorCode);
        if (code == MalformedPolicyDocument && message?.IndexOf("Invalid principal", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return AccountProblemKind.InvalidPrincipal;
        }

        return Kinds.TryGetValue(code, out AccountProblemKind kind) ? kind : httpStatus switch
        {
            401 or 403 => AccountProblemKind.AccessDenied,
            429 => AccountProblemKind.Throttled,
            >= 500 => AccountProblemKind.Unreachable,
            _ => AccountProblemKind.Other,
        };
    }

    /// <summary>Whether an error says that the time of the request is wrong. A signature that is too old or too new has no code of its own.</summary>
    /// <param name="errorCode">The service's code, or null.</param>
    /// <param name="message">What it said.</param>
    public static bool IsOfClock(string? errorCode, string? message) => NameOf(errorCode) is "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture"
        || (MayBeOfClock(errorCode) && (Says(message, "Signature expired") || Says(message, "Signature not yet current")));

    /// <summary>Whether an error is one that services answer when the time of the request is wrong, among other reasons.</summary>
    /// <param name="errorCode">The service's code, or null.</param>
    public static bool MayBeOfClock(string? errorCode) =>
        NameOf(errorCode) is "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture" or "SignatureDoesNotMatch" or "InvalidSignature" or "AuthFailure";

    /// <summary>Whether an error has a code, whichever protocol it came by.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="code">The code without <c>Exception</c> at its end.</param>
    public static bool Is(AwsCallException exception, string code) => NameOf((exception ?? throw new ArgumentNullException(nameof(exception))).ErrorCode) == code;

    private static bool Says(string? message, string text) => message?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string NameOf(string? errorCode)
    {
        const string End = "Exception";
        string code = errorCode ?? string.Empty;
        return code.Length > End.Length && code.EndsWith(End, StringComparison.Ordinal) ? code.Substring(0, code.Length - End.Length) : code;
    }
}
