using System;
using System.Collections.Generic;
using System.Globalization;
using CrossAcctSync.Access;

namespace CrossAcctSync.Planning;

/// <summary>Whether changes could be seen in time, and what that comes to.</summary>
public sealed record SyncWaitResult
{
    /// <summary>How long it was waited.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>How often the roles were read.</summary>
    public required int Reads { get; init; }

    /// <summary>The changes that the last read did not show; empty when all were seen by enough reads in a row.</summary>
    public required IReadOnlyList<SyncChange> Unseen { get; init; }

    /// <summary>The test of each requirement on what the reads show.</summary>
    public IReadOnlyList<SyncAccessResult> Results { get; init; } = Array.Empty<SyncAccessResult>();

    /// <summary>
    /// Of the results those that do not pass only because a change is not seen yet: with what was written they pass. All
    /// others that do not pass are denials that no waiting mends.
    /// </summary>
    public IReadOnlyList<SyncAccessResult> Delayed { get; init; } = Array.Empty<SyncAccessResult>();

    /// <summary>What to know, one sentence each: what is not seen yet, and after what time.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = Array.Empty<string>();

    /// <summary>Whether all changes were seen.</summary>
    public bool IsSeen => Unseen.Count == 0;

    /// <inheritdoc />
    public override string ToString() => Reads == 0 ? "Nothing was written, so that nothing is waited for."
        : string.Format(CultureInfo.InvariantCulture, IsSeen ? "All changes are seen after {0:0.#} s and {1} reads." : "Not all changes are seen after {0:0.#} s and {1} reads.", Waited.TotalSeconds, Reads);
}
