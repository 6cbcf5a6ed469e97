namespace CrossAcctSync.Findings;

/// <summary>From which severity on findings count as a failure.</summary>
public enum FindingThreshold
{
    /// <summary>They never do.</summary>
    None,

    /// <summary>Errors do.</summary>
    Error,

    /// <summary>Errors and warnings do.</summary>
    Warning,
}
