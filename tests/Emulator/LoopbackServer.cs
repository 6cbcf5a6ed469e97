using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>A small HTTP server on the loopback interface that can misbehave: answer late, in part, or not at all.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<LoopbackRequest, CancellationToken, Task<LoopbackAnswer>> _answer;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a request; called by many connections at once.</param>
    public LoopbackServer(Func<LoopbackRequest, CancellationToken, Task<LoopbackAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Accept();
    }

    /// <summary>Starts a server that answers at once.</summary>
    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Gets the address.</summary>
    public Uri Url { get; }

    /// <summary>Gets the requests so far, in the order in which they came.</summary>
    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Accept()
    {
        CancellationToken end = _end.Token;
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(end);
                _ = Serve(client, end);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server has ended.
        }
    }

    private async Task Serve(TcpClient client, CancellationToken end)
    {
        using (client)
        {
            client.NoDelay = true;
            NetworkStream stream = client.GetStream();
            try
            {
                while (await Read(stream, end) is { } request)
                {
                    Requests.Enqueue(request);
                    LoopbackAnswer answer = await _answer(request, end);
                    await Task.Delay(answer.Delay, end);
                    if (!await Write(stream, answer, end))
                    {
                        // Without lingering, closing sends a reset.
                        client.LingerState = new LingerOption(true, 0);
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The caller has gone, or the server ends.
            }
        }
    }

    private static async Task<LoopbackRequest?> Read(NetworkStream stream, CancellationToken end)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (head.Count < 4 || head[^1] != '\n' || head[^2] != '\r' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, end) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var request = new LoopbackRequest(first[0], first[1], headers, []);
        byte[] body = new byte[int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, end);
        return request with { Body = body };
    }

    private static async Task<bool> Write(NetworkStream stream, LoopbackAnswer answer, CancellationToken end)
    {
        if (answer.BreakAfter == 0)
        {
            return false;
        }

        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Answer\r\nContent-Length: {answer.Body.Length}\r\n");
        foreach ((string name, string value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append("\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), end);
        int length = Math.Min(answer.BreakAfter ?? answer.StallAfter ?? int.MaxValue, answer.Body.Length);
        await stream.WriteAsync(answer.Body.AsMemory(0, length), end);
        await stream.FlushAsync(end);
        if (answer.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, end);
        }

        return answer.BreakAfter is null;
    }
}
