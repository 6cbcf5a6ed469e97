namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>Which tasks of a sample definition have <c>Credentials</c>.</summary>
public enum SampleCredentials
{
    /// <summary>Those that a team would give them to: five of seven.</summary>
    Some,

    /// <summary>Every task.</summary>
    All,

    /// <summary>One of twenty.</summary>
    Few,
}
