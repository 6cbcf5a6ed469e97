namespace CrossAcctSync.Tests.Emulation;

/// <summary>What a faulty network and a busy service do to a call.</summary>
public enum FaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The service asks for fewer requests; the call is not made.</summary>
    Throttling,

    /// <summary>The service fails; the call is not made.</summary>
    ServerError,

    /// <summary>The connection breaks before the call is made.</summary>
    Reset,

    /// <summary>The call is made, and its answer comes late.</summary>
    Slow,

    /// <summary>The call is made, and its answer is cut off.</summary>
    Truncated,

    /// <summary>The call is made, and its answer is lost.</summary>
    LostAnswer,

    /// <summary>The call is made, and the service says that it failed.</summary>
    ErrorAfter,
}
