namespace CrossAcctSync.Reports;

/// <summary>What came of a check, a leg or a path; the worse, the later.</summary>
public enum ReportOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>It works, and more is open than needed, or something deserves a look.</summary>
    Warning,

    /// <summary>What the check needs was not at hand.</summary>
    NotTested,

    /// <summary>It hangs on something that is not known; the reason says on what.</summary>
    Undetermined,

    /// <summary>Not as it should be.</summary>
    Failed,
}
