namespace CrossAcctSync.Access;

/// <summary>The outcome of a check, or of all checks together.</summary>
public enum AccessStatus
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Failed,

    /// <summary>It hangs on something that is not known; the reason says on what.</summary>
    Undetermined,

    /// <summary>What the check needs is not at hand.</summary>
    NotTested,
}
