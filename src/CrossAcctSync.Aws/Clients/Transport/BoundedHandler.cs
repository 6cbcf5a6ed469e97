using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Clients.Transport;

/// <summary>
/// Sends a request once, and ends when there is no connection or no whole answer in time. The SDK's own connect timeout is
/// not in the build of it that runs in Windows PowerShell as well, and no timeout of it covers an answer that begins and
/// does not end.
/// </summary>
internal sealed class BoundedHandler : DelegatingHandler
{
    public BoundedHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallTry.Current is not { } attempt)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        string host = request.RequestUri!.Authority;
        attempt.NoteHost(host);
        attempt.Health.ThrowIfSilent(host);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(attempt.ConnectTimeout);
        void Sent()
        {
            attempt.NoteSent();
            end.CancelAfter(attempt.AnswerTimeout);
        }

        // Each operation that is called here is a POST with a body.
        request.Content = new OnceContent(request.Content ?? new ByteArrayContent(Array.Empty<byte>()), Sent);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, end.Token).ConfigureAwait(false);
            attempt.NoteAnswer(response.Headers.Date);
            await ReadAll(response, end.Token).ConfigureAwait(false);
            return response;
        }
        catch (Exception) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            attempt.NoteOutOfTime();
            throw new TimeoutException(attempt.IsSent ? "no answer came in time" : "there was no connection in time");
        }
    }

    /// <summary>Reads the body before anybody else does: the SDK reads it without an end.</summary>
    private static async Task ReadAll(HttpResponseMessage response, CancellationToken end)
    {
        var body = new MemoryStream();
        HttpContent content = response.Content;
        using (end.Register(content.Dispose))
        {
            await content.CopyToAsync(body).ConfigureAwait(false);
        }

        end.ThrowIfCancellationRequested();
        body.Position = 0;
        var read = new StreamContent(body);
        foreach (System.Collections.Generic.KeyValuePair<string, System.Collections.Generic.IEnumerable<string>> header in content.Headers)
        {
            read.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = read;
    }
}
