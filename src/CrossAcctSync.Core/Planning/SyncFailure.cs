using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>Why a change was not made or not taken back.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">What happened, to which policy, and what became of the others of the group.</param>
/// <param name="RecommendedAction">One sentence: what to do.</param>
/// <param name="Change">The change that it is about.</param>
public sealed record SyncFailure(SyncFailureKind Kind, string Message, string RecommendedAction, SyncChange Change)
{
    /// <summary>What the account answered, with the service's code and request id; null when the account was not the reason.</summary>
    public AccountProblem? Problem { get; init; }
}
