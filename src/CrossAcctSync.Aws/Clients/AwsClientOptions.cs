using System;
using System.Collections.Generic;
using System.Net;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Clients;

/// <summary>How services are reached. What is not set is as the environment and the profile say. Immutable.</summary>
public sealed record AwsClientOptions
{
    /// <summary>The region; null for the one of the profile or environment. IAM and Organizations only take the partition of it.</summary>
    public string? Region { get; init; }

    /// <summary>One address for every service, for an emulator; null for those of AWS.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The addresses that services have by the environment or a profile, by the service's id; <see cref="EndpointUrl"/> comes before them.</summary>
    public IReadOnlyDictionary<string, ServiceAddress> ServiceEndpoints { get; init; } = new Dictionary<string, ServiceAddress>();

    /// <summary>Whether endpoints with FIPS 140 modules are called.</summary>
    public bool UseFips { get; init; }

    /// <summary>Whether endpoints are called that are reached by IPv6 as well.</summary>
    public bool UseDualstack { get; init; }

    /// <summary>The file with the authorities that are trusted in place of the machine's; null for those of the machine.</summary>
    public string? CaBundle { get; init; }

    /// <summary>Whether the client slows itself down when it is throttled (the SDK's adaptive mode) and not only waits before it tries again (its standard mode).</summary>
    public bool AdaptiveRetries { get; init; }

    /// <summary>How often a call is tried, the first time included; null for <c>AWS_MAX_ATTEMPTS</c> or the profile's, and five without them.</summary>
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

    /// <summary>The address that a service was given; null for its own.</summary>
    /// <param name="serviceId">The service's id, for example <c>IAM</c>.</param>
    public ServiceAddress? AddressOf(string serviceId) => EndpointUrl is { } url ? new ServiceAddress(url, "-EndpointUrl")
        : ServiceEndpoints.TryGetValue(serviceId, out ServiceAddress? address) ? address
        : null;
}
