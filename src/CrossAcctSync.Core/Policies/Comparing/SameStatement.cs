using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CrossAcctSync.Policies;

/// <summary>Statements by identity: two of equal content are two places of a document.</summary>
internal sealed class SameStatement : IEqualityComparer<PolicyStatement>
{
    private SameStatement()
    {
    }

    public static SameStatement Comparer { get; } = new();

    public bool Equals(PolicyStatement? x, PolicyStatement? y) => ReferenceEquals(x, y);

    public int GetHashCode(PolicyStatement obj) => RuntimeHelpers.GetHashCode(obj);
}
