using System;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts;

/// <summary>What came of looking for a managed policy.</summary>
public sealed record ManagedPolicyLookup
{
    private ManagedPolicyLookup(NamedPolicy? policy, AccountProblem? problem)
    {
        Policy = policy;
        Problem = problem;
    }

    /// <summary>There is no such policy.</summary>
    public static ManagedPolicyLookup NotFound { get; } = new(null, null);

    /// <summary>The default version; null when there is no such policy, or when it could not be read.</summary>
    public NamedPolicy? Policy { get; }

    /// <summary>Why it could not be read; null when it could, or is known not to be there.</summary>
    public AccountProblem? Problem { get; }

    /// <summary>The policy was found.</summary>
    public static ManagedPolicyLookup Found(NamedPolicy policy) => new(policy ?? throw new ArgumentNullException(nameof(policy)), null);

    /// <summary>Whether there is such a policy could not be told.</summary>
    public static ManagedPolicyLookup Unreadable(AccountProblem problem) => new(null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
