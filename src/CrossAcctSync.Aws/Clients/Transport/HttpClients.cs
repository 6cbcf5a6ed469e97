using System;
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

    private static readonly ConcurrentDictionary<string, HttpClients> ByBundle = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<object, HttpClient> _byProxy = new();
    private readonly CertificateBundle? _bundle;

    private HttpClients(CertificateBundle? bundle) => _bundle = bundle;

    /// <summary>Those that trust the machine's authorities, or only those of a file.</summary>
    /// <param name="caBundle">The file; null for the machine's. It is read once.</param>
    /// <exception cref="Sessions.CredentialException">It cannot be read.</exception>
    public static HttpClients Of(string? caBundle) => ByBundle.GetOrAdd(caBundle ?? string.Empty, path => new HttpClients(path.Length == 0 ? null : CertificateBundle.Read(path)));

    /// <inheritdoc />
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _byProxy.GetOrAdd((object?)clientConfig.GetWebProxy() ?? this, _ => Make(clientConfig.GetWebProxy()));

    /// <inheritdoc />
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc />
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private HttpClient Make(IWebProxy? proxy)
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

        if (_bundle is { } bundle)
        {
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => bundle.Trusts(certificate, chain, errors);
        }

        // How long is waited is the business of each call.
        return new HttpClient(new BoundedHandler(handler)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
