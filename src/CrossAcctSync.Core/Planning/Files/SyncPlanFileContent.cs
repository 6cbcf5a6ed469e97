using System;
using System.Collections.Generic;

namespace CrossAcctSync.Planning.Files;

/// <summary>What a plan file holds.</summary>
/// <param name="Changes">The changes in the order in which they are made; empty when there is nothing to change.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="ToolVersion">The version of the module that wrote it.</param>
public sealed record SyncPlanFileContent(IReadOnlyList<SyncChange> Changes, DateTimeOffset CreatedAt, string ToolVersion)
{
    /// <summary>What was seen of each role that is changed.</summary>
    internal IReadOnlyList<SeenRole> Roles { get; init; } = Array.Empty<SeenRole>();
}
