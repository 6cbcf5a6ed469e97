using System;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Generation;

/// <summary>Why a policy could not be made.</summary>
/// <param name="Kind">What is missing or too much.</param>
/// <param name="Message">One sentence.</param>
/// <param name="RecommendedAction">One sentence: what to do.</param>
/// <param name="Subject">The state machine or role that it is about.</param>
public sealed record SyncPolicyProblem(SyncPolicyProblemKind Kind, string Message, string RecommendedAction, string Subject)
{
    /// <summary>What the account answered, when the problem is one of reading it; else null.</summary>
    public AccountProblem? Problem { get; init; }

    /// <summary>An account could not be read.</summary>
    /// <param name="problem">What it answered.</param>
    /// <param name="subject">The role that is left out.</param>
    public static SyncPolicyProblem Of(AccountProblem problem, string subject)
    {
        _ = problem ?? throw new ArgumentNullException(nameof(problem));
        return new SyncPolicyProblem(SyncPolicyProblemKind.AccountUnreadable, problem.Message, problem.RecommendedAction, subject) { Problem = problem };
    }
}
