namespace CrossAcctSync.Access;

/// <summary>From which severity on a script is to end with an error.</summary>
public enum FailOn
{
    /// <summary>Never: outcomes are objects.</summary>
    None,

    /// <summary>When access fails.</summary>
    Error,

    /// <summary>Also when access is undetermined or not tested, or more is open than needed.</summary>
    Warning,
}
