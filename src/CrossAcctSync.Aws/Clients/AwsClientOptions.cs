using System;
using System.Net;

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

    /// <summary>How long one try may take; null for half a minute.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The proxy; null for the one of <c>HTTPS_PROXY</c>.</summary>
    public IWebProxy? Proxy { get; init; }
}
