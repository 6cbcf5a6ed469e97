using CrossAcctSync.Sentences;

namespace CrossAcctSync.Accounts;

/// <summary>Why an account did not do what was asked of it. Holds no secret.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="AccountId">The account, twelve digits; null when it is not known.</param>
/// <param name="Message">One or two sentences: which account, role and call, and what the service said.</param>
/// <param name="RecommendedAction">One sentence: what to do.</param>
public sealed record AccountProblem(AccountProblemKind Kind, string? AccountId, string Message, string RecommendedAction)
{
    /// <summary>What went wrong.</summary>
    public AccountProblemKind Kind { get; internal init; } = Kind;

    /// <summary>The account, twelve digits; null when it is not known.</summary>
    public string? AccountId { get; internal init; } = AccountId;

    /// <summary>One or two sentences: which account, role and call, and what the service said.</summary>
    public string Message { get; internal init => field = VisibleText.Of(value); } = VisibleText.Of(Message);

    /// <summary>One sentence: what to do.</summary>
    public string RecommendedAction { get; internal init; } = RecommendedAction;

    /// <summary>The action that failed as IAM names it, for example <c>iam:UpdateAssumeRolePolicy</c>; null when none was called.</summary>
    public string? Action { get; internal init; }

    /// <summary>The service's error code, for example <c>NoSuchEntity</c>; null when it answered none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The service's id of the request, by which AWS Support finds it; null when it answered none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The host from which no answer came; null where one came, or where none was called. All that is asked of it fails for the same reason.</summary>
    public string? SilentHost { get; internal init; }

    /// <summary>Whether nothing of the call has left, so that it has done nothing.</summary>
    public bool IsUnsent { get; internal init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
