using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Threading;
using Amazon.Runtime;

namespace CrossAcctSync.Aws.Clients.Transport;

/// <summary>Connections for the SDK's clients: shared by all that go by the same proxy.</summary>
internal sealed class HttpClients : HttpClientFactory
{
    // .NET Framework has two to a host, and a third call would seem to find nobody there.
    private const int MostConnections = 64;

    private static readonly ConcurrentDictionary<object, HttpClient> Shared = new();

    /// <summary>The one that is needed: what it keeps is shared anyhow.</summary>
    public static HttpClients Instance { get; } = new();

    /// <inheritdoc />
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Shared.GetOrAdd((object?)clientConfig.GetWebProxy() ?? this, _ => Make(clientConfig.GetWebProxy()));

    /// <inheritdoc />
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc />
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private static HttpClient Make(IWebProxy? proxy)
    {
        var handler = new HttpClientHandler
        {
            // A redirected request carries its session token to whatever host the answer names.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = MostConnections,
            UseCookies = false,
        };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        // How long is waited is the business of each call.
        return new HttpClient(new BoundedHandler(handler)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
