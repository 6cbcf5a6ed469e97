using System;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients.Transport;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>The SDK's settings for one service in one region.</summary>
internal sealed class ServiceConfig : ClientConfig, IEndpointProvider
{
    private static readonly string Agent = $"{InternalSDKUtils.BuildUserAgentString(ModuleVersion)} lib/CrossAcctSync#{ModuleVersion}";

    private readonly AwsService _service;

    public ServiceConfig(AwsService service, string region, AwsClientOptions options)
        : base(new Defaults())
    {
        _service = service;
        Region = region;
        ServiceId = service.Id;
        AuthenticationServiceName = service.Prefix;
        EndpointProvider = this;
        Apply(this, options, service.Id, region);
    }

    /// <summary>The region's code; <see cref="ClientConfig.RegionEndpoint"/> has none where an address is set.</summary>
    public string Region { get; }

    /// <inheritdoc />
    public override string ServiceVersion => _service.Version;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => _service.Prefix;

    /// <inheritdoc />
    public override string UserAgent => Agent;

    /// <summary>The module's version, three numbers.</summary>
    public static string ModuleVersion => typeof(ServiceConfig).Assembly.GetName().Version!.ToString(3);

    /// <summary>Puts the options into the settings of any client of the SDK. Left to itself, the SDK takes what is not set from AWS_PROFILE or the default profile, whichever profile was named.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="options">The options, with what the environment and the profile say.</param>
    /// <param name="serviceId">The service's id.</param>
    /// <param name="region">The region.</param>
    public static void Apply(ClientConfig config, AwsClientOptions options, string serviceId, string region)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        bool isGiven = options.AddressOf(serviceId) is not null;
        config.UseFIPSEndpoint = options.UseFips && !isGiven;
        config.UseDualstackEndpoint = options.UseDualstack && !isGiven;
        config.RetryMode = options.AdaptiveRetries ? RequestRetryMode.Adaptive : RequestRetryMode.Standard;
        if (options.AddressOf(serviceId) is { } address)
        {
            config.ServiceURL = address.Url.AbsoluteUri;
            config.AuthenticationRegion = region;
        }

        config.HttpClientFactory = HttpClients.Of(options.CaBundle);

        // Tries are counted in one place, CallRun. Of its own, the SDK tries five times, and ten times more when a
        // connection that was kept open breaks: a request whose answer is lost goes out fifteen times.
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;

        // A redirected request carries its session token to whatever host the answer names; no service of AWS that is
        // called here answers with one.
        config.AllowAutoRedirect = false;

        if (options.Proxy is { } proxy)
        {
            config.SetWebProxy(proxy);
        }

        // Answers hold keys and policies, and request texts hold tokens: neither is for the SDK's log.
        config.DisableLogging = true;
        config.LogResponse = false;
        config.LogMetrics = false;
    }

    /// <summary>What makes calls with these options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="serviceId">The service's id.</param>
    public static CallRun RunOf(AwsClientOptions options, string serviceId)
    {
        int tries = options.MaxAttempts ?? RetryPauses.UsualTries;
        return new CallRun(new CallLimits(Math.Max(tries, 1), options.ConnectTimeout, options.Timeout, options.CallTimeout), options.Watch, options.AddressOf(serviceId)?.From);
    }

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => Find();

    /// <inheritdoc />
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => Find();

    private Endpoint Find()
    {
        (Uri url, string signingRegion) = ServiceEndpoints.Find(_service, Region, UseFIPSEndpoint, UseDualstackEndpoint);
        string address = string.IsNullOrEmpty(ServiceURL) ? url.AbsoluteUri : ServiceURL;
        return new Endpoint(address, $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{_service.Prefix}}","signingRegion":"{{signingRegion}}"}]}""", null);
    }

    /// <summary>Standard retries, which the SDK has as a mode of its own.</summary>
    private sealed class Defaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) => new DefaultConfiguration
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
        };
    }
}
