using CrossAcctSync.Accounts;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Aws.Writing;

/// <summary>A document that stands in IAM, held against those that are wanted and expected. What means the same is the same, <c>Sid</c> included.</summary>
internal static class PolicyMeaning
{
    /// <summary>Whether a text is a policy of this meaning.</summary>
    public static bool IsSame(string? text, PolicyDocument document) =>
        PolicyDocument.TryParse(text, out PolicyDocument? current, out _) && current.IsEquivalentTo(document, PolicyEqualityOptions.Strict).AreEquivalent;

    /// <summary>Why a document is not to be replaced; null when it is.</summary>
    /// <param name="current">What stands there; null for nothing.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="expected">What the caller saw; null for nothing.</param>
    /// <param name="what">The document, for the message.</param>
    public static AccountWrite? Judge(string? current, PolicyDocument wanted, PolicyDocument? expected, string what) =>
        current is not null && IsSame(current, wanted) ? new AccountWrite(AccountWriteStatus.Unchanged, $"{what} means the same already.")
        : current is null && expected is not null ? new AccountWrite(AccountWriteStatus.Conflict, $"{what} is not there any more.")
        : current is not null && expected is null ? new AccountWrite(AccountWriteStatus.Conflict, $"{what} is there by now.")
        : current is not null && !IsSame(current, expected!) ? new AccountWrite(AccountWriteStatus.Conflict, $"{what} is not the one that was expected: it was changed meanwhile.")
        : null;

    /// <summary>Why a document is not to be deleted; null when it is.</summary>
    public static AccountWrite? JudgeDeletion(string? current, PolicyDocument expected, string what) =>
        current is null ? new AccountWrite(AccountWriteStatus.Unchanged, $"{what} is not there.")
        : !IsSame(current, expected) ? new AccountWrite(AccountWriteStatus.Conflict, $"{what} is not the one that was expected: it was changed meanwhile.")
        : null;
}
