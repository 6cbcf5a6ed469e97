using System;

namespace CrossAcctSync.Planning;

/// <summary>The side of cross-account access that a change belongs to.</summary>
[Flags]
public enum SyncSide
{
    /// <summary>The account of the target role: its permissions and its trust.</summary>
    Target = 1,

    /// <summary>The account of the state machine: what its execution role may assume.</summary>
    Source = 2,

    /// <summary>Both accounts.</summary>
    Both = Target | Source,
}
