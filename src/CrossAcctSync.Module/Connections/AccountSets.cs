using System;
using System.Collections.Generic;

namespace CrossAcctSync.Module.Connections;

/// <summary>In which parameter sets of a cmdlet its accounts are a snapshot, and in which they are live.</summary>
/// <param name="Snapshot">The sets with -SnapshotPath.</param>
internal sealed record AccountSets(IReadOnlyList<string> Snapshot)
{
    /// <summary>All parameter sets have -SnapshotPath.</summary>
    public static AccountSets SnapshotAlways { get; } = new(new[] { System.Management.Automation.ParameterAttribute.AllParameterSets });
}
