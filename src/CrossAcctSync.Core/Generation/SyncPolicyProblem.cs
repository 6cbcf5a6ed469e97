namespace CrossAcctSync.Generation;

/// <summary>Why a policy could not be made.</summary>
/// <param name="Kind">What is missing or too much.</param>
/// <param name="Message">One sentence.</param>
/// <param name="RecommendedAction">One sentence: what to do.</param>
/// <param name="Subject">The state machine or role that it is about.</param>
public sealed record SyncPolicyProblem(SyncPolicyProblemKind Kind, string Message, string RecommendedAction, string Subject);
