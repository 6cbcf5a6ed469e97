using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Aws.Clients.Transport;

/// <summary>
/// The body of a request, which leaves once. .NET may send a request again by itself when a connection that was kept open
/// breaks before an answer comes, and nobody above learns of it.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly Action _onSend;
    private int _sent;

    /// <summary>Wraps a body.</summary>
    /// <param name="inner">The body.</param>
    /// <param name="onSend">Called right before its first byte leaves: there is a connection by then.</param>
    public OnceContent(HttpContent inner, Action onSend)
    {
        _inner = inner;
        _onSend = onSend;
        foreach (KeyValuePair<string, IEnumerable<string>> header in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Exchange(ref _sent, 1) != 0)
        {
            throw new IOException("the connection was closed before an answer came");
        }

        _onSend();
        return _inner.CopyToAsync(stream, context);
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
