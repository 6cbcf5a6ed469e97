using System;
using System.Collections.Generic;

namespace CrossAcctSync.Requirements;

/// <summary>A permission that a state machine itself needs of its execution role, whatever its tasks call. Immutable.</summary>
public sealed record ExecutionNeed
{
    internal ExecutionNeed()
    {
    }

    /// <summary>What it is for, a few words, for example <c>the Distributed Map starts its child executions</c>.</summary>
    public string Purpose { get; internal init; } = null!;

    /// <summary>Actions in IAM's spelling.</summary>
    public IReadOnlyList<string> Actions { get; internal init; } = Array.Empty<string>();

    /// <summary>The ARN of the resource, with <c>*</c> for what only the run will tell; <c>*</c> where the actions take no resource.</summary>
    public string Resource { get; internal init; } = null!;

    /// <summary>Whether only the run will tell what <c>*</c> stands for, so that a policy may name what is not known here.</summary>
    public bool IsOpen { get; internal init; }

    /// <summary>The state that needs it; null for the state machine as a whole.</summary>
    public string? StatePath { get; internal init; }

    /// <summary>The page of AWS that says so.</summary>
    public string Source { get; internal init; } = null!;

    /// <inheritdoc />
    public override string ToString() => $"{string.Join(", ", Actions)} on {Resource}: {Purpose}";
}
