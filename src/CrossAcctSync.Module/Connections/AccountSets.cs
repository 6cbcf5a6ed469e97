using System;
using System.Collections.Generic;

namespace CrossAcctSync.Module.Connections;

/// <summary>In which parameter sets of a cmdlet its accounts are a snapshot, and in which they are live.</summary>
/// <param name="Snapshot">The sets with -SnapshotPath.</param>
/// <param name="Live">The sets with credentials.</param>
/// <param name="HasSource">Whether the account of the state machine can have credentials of its own.</param>
internal sealed record AccountSets(IReadOnlyList<string> Snapshot, IReadOnlyList<string> Live, bool HasSource)
{
    /// <summary>Gets those of the live sets in which the accounts are those of an organization.</summary>
    public IReadOnlyList<string> Organization { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Gets the parameters of live accounts that the cmdlet declares itself: one that means more there, and one whose alias
    /// is how the name of another parameter begins. The engine takes that for an abbreviation before it asks for dynamic
    /// parameters, and a secret would end up in the wrong place.
    /// </summary>
    public IReadOnlyList<string> Own { get; init; } = Array.Empty<string>();

    /// <summary>One set of each kind, named after it.</summary>
    public static AccountSets OfEachKind { get; } = new(new[] { "Snapshot" }, new[] { "Live" }, HasSource: true);

    /// <summary>No set has accounts.</summary>
    public static AccountSets None { get; } = new(Array.Empty<string>(), Array.Empty<string>(), HasSource: false);

    /// <summary>All sets are live.</summary>
    public static AccountSets LiveAlways { get; } = new(Array.Empty<string>(), new[] { System.Management.Automation.ParameterAttribute.AllParameterSets }, HasSource: false);
}
