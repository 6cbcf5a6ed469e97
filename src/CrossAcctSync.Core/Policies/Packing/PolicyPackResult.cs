using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>A policy, packed.</summary>
public sealed record PolicyPackResult
{
    /// <summary>The documents, which together grant exactly what the one before did; one, unless it was split.</summary>
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }

    /// <summary>The size of each document against the quota.</summary>
    public required IReadOnlyList<PolicySizeReport> Sizes { get; init; }

    /// <summary>The size of the one document before.</summary>
    public required PolicySizeReport SizeBefore { get; init; }

    /// <summary>What was done, a sentence for each step in order; empty when nothing could be shortened.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Why the policy does not fit, or null when it does.</summary>
    public required PolicyPackProblem? Problem { get; init; }

    /// <summary>Whether the packed policy is within its quota.</summary>
    public bool Fits => Problem is null;
}
