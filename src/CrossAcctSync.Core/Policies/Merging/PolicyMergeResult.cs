using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>A policy with what was needed merged into it.</summary>
public sealed record PolicyMergeResult
{
    /// <summary>The merged policy; the very same object as before when nothing was added.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>What was added; empty when everything was granted already.</summary>
    public required IReadOnlyList<AddedStatement> Added { get; init; }

    /// <summary>Needed statements that the policy granted before, each with the statements that do.</summary>
    public required IReadOnlyList<GrantedStatement> AlreadyGranted { get; init; }

    /// <summary>Needed statements that were left out.</summary>
    public required IReadOnlyList<RefusedStatement> Refused { get; init; }

    /// <summary>Broader grants, and Denies that may stand against what is needed.</summary>
    public required IReadOnlyList<PolicyWarning> Warnings { get; init; }

    /// <summary>Whether the merged policy differs from the one before.</summary>
    public bool HasChanges => Added.Count > 0;
}
