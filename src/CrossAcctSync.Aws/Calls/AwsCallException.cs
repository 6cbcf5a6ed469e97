using System;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Calls;

/// <summary>A call of AWS that failed, after all retries. Holds no secret: neither its texts nor its inner exceptions.</summary>
public sealed class AwsCallException : Exception
{
    /// <summary>Tells of an answer that is an error.</summary>
    /// <param name="action">The action as IAM names it, for example <c>iam:GetRole</c>.</param>
    /// <param name="errorCode">The service's code, for example <c>NoSuchEntity</c>; null when it gave none.</param>
    /// <param name="message">What the service said.</param>
    /// <param name="requestId">The service's id of the request, or null.</param>
    /// <param name="httpStatus">The status of the answer, or null.</param>
    /// <param name="cause">What was thrown, if it is known to hold no secret.</param>
    public AwsCallException(string action, string? errorCode, string message, string? requestId, int? httpStatus, Exception? cause = null)
        : this(action, AwsErrorCodes.KindOf(errorCode, message, httpStatus), errorCode, message, requestId, httpStatus, cause)
    {
    }

    /// <summary>Tells of a call of which the kind of failure is known, such as one that never left.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="kind">Why it failed.</param>
    /// <param name="message">What happened.</param>
    /// <param name="cause">What was thrown, if it is known to hold no secret.</param>
    public AwsCallException(string action, AccountProblemKind kind, string message, Exception? cause = null)
        : this(action, kind, null, message, null, null, cause)
    {
    }

    /// <summary>Tells of a call of which all is known.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="kind">Why it failed.</param>
    /// <param name="errorCode">The service's code; null when it gave none.</param>
    /// <param name="message">What happened.</param>
    /// <param name="requestId">The service's id of the request, or null.</param>
    /// <param name="httpStatus">The status of the answer, or null.</param>
    /// <param name="cause">What was thrown, if it is known to hold no secret.</param>
    internal AwsCallException(string action, AccountProblemKind kind, string? errorCode, string message, string? requestId, int? httpStatus, Exception? cause)
        : base(SecretFilter.Clean(message), cause)
    {
        Action = action ?? throw new ArgumentNullException(nameof(action));
        Kind = kind;
        ErrorCode = errorCode;
        RequestId = requestId;
        HttpStatus = httpStatus;
    }

    /// <summary>The action as IAM names it, for example <c>iam:GetRole</c>.</summary>
    public string Action { get; }

    /// <summary>Why it failed.</summary>
    public AccountProblemKind Kind { get; }

    /// <summary>The service's code, for example <c>NoSuchEntity</c>; null when it gave none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The service's id of the request, by which AWS Support finds it; null when it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>The HTTP status of the answer; null when there was none.</summary>
    public int? HttpStatus { get; }

    /// <summary>The host from which no answer came; null where one came, or where the host is not known.</summary>
    public string? SilentHost { get; init; }

    /// <summary>What gave the address that was called, for example <c>-EndpointUrl</c>; null for the service's own.</summary>
    public string? AddressSource { get; init; }

    /// <summary>Whether nothing of the last try has left: what the call asks for was not done by it.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Whether the same call may end better a moment later; false once it has been tried often enough.</summary>
    internal bool IsPassing { get; init; }

    /// <summary>Whether what the call asks for may have been done all the same: it left, and no answer says that it was refused.</summary>
    public bool MayBeDone => Kind == AccountProblemKind.Unreachable && !IsUnsent;

    /// <summary>The same failure for those who do not try again.</summary>
    internal AwsCallException AsFinal(string message, bool isUnsent, string? addressSource) =>
        new(Action, Kind, ErrorCode, message, RequestId, HttpStatus, InnerException) { SilentHost = SilentHost, IsUnsent = isUnsent, AddressSource = addressSource };
}
