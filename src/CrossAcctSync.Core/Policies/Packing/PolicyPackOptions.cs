using System;

namespace CrossAcctSync.Policies;

/// <summary>What packing may do.</summary>
public sealed record PolicyPackOptions
{
    /// <summary>One document, and every statement may be changed.</summary>
    public static PolicyPackOptions Default { get; } = new();

    /// <summary>
    /// The most documents for a kind that can be split, which is managed policies: a role takes 10 by default and 25 at
    /// most (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). 1 or more.
    /// </summary>
    public int MaxDocuments { get; init; } = 1;

    /// <summary>Whether a statement may be merged, shortened or dropped; null for all. The others stay as they are.</summary>
    public Func<PolicyStatement, bool>? MayChange { get; init; }
}
