using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>A policy with what is no longer needed taken out of it.</summary>
public sealed record PolicySubtractionResult
{
    /// <summary>The policy that is left; the very same object as before when nothing was removed. It may have no statements, which IAM does not take.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>What was taken out.</summary>
    public required IReadOnlyList<RemovedStatement> Removed { get; init; }

    /// <summary>What is still granted although nobody needs it, and why it was left.</summary>
    public required IReadOnlyList<RetainedGrant> NotRemoved { get; init; }

    /// <summary>Whether the policy differs from the one before.</summary>
    public bool HasChanges => Removed.Count > 0;
}
