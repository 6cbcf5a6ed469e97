namespace CrossAcctSync.Findings;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know; nothing need be done.</summary>
    Information,

    /// <summary>Works, or may work, and deserves a look.</summary>
    Warning,

    /// <summary>Cannot work as it stands, or lets everybody in.</summary>
    Error,
}
