namespace CrossAcctSync.Access;

/// <summary>The five things that must be right for a cross-account task to work.</summary>
public enum AccessLeg
{
    /// <summary>The definition names a role that can be assumed, and an integration that exists.</summary>
    Definition,

    /// <summary>The source role may assume the target role.</summary>
    Source,

    /// <summary>The target role trusts the source role with this ExternalId, and nothing else.</summary>
    Trust,

    /// <summary>The target role may start, poll and stop the jobs, and no others.</summary>
    Permission,

    /// <summary>The source role may do what the state machine itself needs: its Distributed Maps, logs and traces.</summary>
    Execution,
}
