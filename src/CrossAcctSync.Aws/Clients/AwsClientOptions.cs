using System;
using System.Net;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Clients;

/// <summary>How services are reached. What is not set is as the SDK finds it in the environment and in profiles. Immutable.</summary>
public sealed record AwsClientOptions
{
    /// <summary>The region; null for the one of the profile or environment. IAM and Organizations only take the partition of it.</summary>
    public string? Region { get; init; }

    /// <summary>One address for every service, for an emulator; null for those of AWS.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether the client slows itself down when it is throttled (the SDK's adaptive mode) and not only waits before it tries again (its standard mode).</summary>
    public bool AdaptiveRetries { get; init; }

    /// <summary>How often a call is tried, the first time included; null for <c>AWS_MAX_ATTEMPTS</c>, and five without it.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long is waited for a connection, in each try.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long is waited for an answer once a request has left, in each try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all its tries and the pauses between them.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sees all calls, of whichever account; those of one command are given the same.</summary>
    public CallWatch Watch { get; init; } = new();

    /// <summary>The proxy; null for the one of <c>HTTPS_PROXY</c>.</summary>
    public IWebProxy? Proxy { get; init; }
}
