using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Repairing;

/// <summary>What repairs a file, and what does not.</summary>
/// <param name="Path">The file that was given.</param>
/// <param name="Files">The files that change: that one, and those with definitions that it names.</param>
/// <param name="Refusals">What is left for the user.</param>
public sealed record DefinitionRepair(string Path, IReadOnlyList<RepairedFile> Files, IReadOnlyList<RepairRefusal> Refusals)
{
    /// <summary>All changes, in the order in which they were made.</summary>
    public IEnumerable<SyncRepair> Repairs => Files.SelectMany(file => file.Repairs);
}
