namespace CrossAcctSync.Auditing;

/// <summary>What a trust between accounts is good for.</summary>
public enum SyncTrustStatus
{
    /// <summary>Whether somebody uses it cannot be told from the accounts at hand.</summary>
    Unknown,

    /// <summary>A definition at hand names the role, and the role trusts it.</summary>
    InUse,

    /// <summary>Nobody uses it: what it trusts is gone, or no definition names the role.</summary>
    Orphan,

    /// <summary>A definition at hand names the role, and the role is not there or does not trust it.</summary>
    Broken,
}
