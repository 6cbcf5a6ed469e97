using System;
using System.Collections.Generic;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Compares findings as they compare themselves, by a hash of the fields in which they differ; a place would have to be
/// counted out first.
/// </summary>
internal sealed class FindingComparer : IEqualityComparer<Finding>
{
    public static FindingComparer Instance { get; } = new();

    public bool Equals(Finding? x, Finding? y) => x == y;

    public int GetHashCode(Finding obj) =>
        (StringComparer.Ordinal.GetHashCode(obj.Message) * 397)
        ^ (obj.StatePath is null ? 0 : StringComparer.Ordinal.GetHashCode(obj.StatePath));
}
