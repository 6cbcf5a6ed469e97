using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>Stands in front of an emulator and spoils calls: by chance with a seed, or as a test chooses.</summary>
public sealed class FaultProxy : IDisposable
{
    private static readonly string[] OwnHeaders = ["Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Expect"];

    private readonly HttpClient _http = new();
    private readonly Uri _behind;
    private readonly Func<LoopbackRequest, FaultKind> _choose;
    private readonly Func<LoopbackRequest, LoopbackAnswer?> _answer;
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<FaultKind, int> _counts = new();

    /// <summary>Starts a proxy.</summary>
    /// <param name="behind">The emulator.</param>
    /// <param name="choose">Says what happens to a request.</param>
    public FaultProxy(Uri behind, Func<LoopbackRequest, FaultKind> choose)
        : this(behind, choose, _ => null)
    {
    }

    private FaultProxy(Uri behind, Func<LoopbackRequest, FaultKind> choose, Func<LoopbackRequest, LoopbackAnswer?> answer)
    {
        _behind = behind;
        _choose = choose;
        _answer = answer;
        _server = new LoopbackServer(Answer);
    }

    /// <summary>Gets the address.</summary>
    public Uri Url => _server.Url;

    /// <summary>Gets the requests so far.</summary>
    public ConcurrentQueue<LoopbackRequest> Requests => _server.Requests;

    /// <summary>Faults by chance, every kind as likely as the others.</summary>
    /// <param name="behind">The emulator.</param>
    /// <param name="share">The share of calls that are spoiled, from 0 to 1.</param>
    /// <param name="seed">The same seed spoils the same calls, as far as they come in the same order.</param>
    public static FaultProxy WithChance(Uri behind, double share, int seed)
    {
        var random = new Random(seed);
        FaultKind[] kinds = Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.None).ToArray();
        return new FaultProxy(behind, _ =>
        {
            lock (random)
            {
                return random.NextDouble() < share ? kinds[random.Next(kinds.Length)] : FaultKind.None;
            }
        });
    }

    /// <summary>Answers some requests in place of the emulator.</summary>
    /// <param name="behind">The emulator.</param>
    /// <param name="answer">The answer; null leaves it to the emulator.</param>
    public static FaultProxy Answering(Uri behind, Func<LoopbackRequest, LoopbackAnswer?> answer) => new(behind, _ => FaultKind.None, answer);

    /// <summary>How many calls met with a fault.</summary>
    public int Count(FaultKind kind) => _counts.TryGetValue(kind, out int count) ? count : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
    }

    private async Task<LoopbackAnswer> Answer(LoopbackRequest request, CancellationToken end)
    {
        if (_answer(request) is { } own)
        {
            return own;
        }

        FaultKind fault = _choose(request);
        _counts.AddOrUpdate(fault, 1, (_, count) => count + 1);
        return fault switch
        {
            FaultKind.Throttling => LoopbackAnswer.Error(request, 400, "Throttling", "Rate exceeded"),
            FaultKind.ServerError => LoopbackAnswer.Error(request, 500, "InternalFailure", "The request processing has failed"),
            FaultKind.Reset => LoopbackAnswer.Of(200, string.Empty) with { BreakAfter = 0 },
            FaultKind.Slow => await Forward(request, end) with { Delay = TimeSpan.FromMilliseconds(150) },
            FaultKind.Truncated => await Forward(request, end) is var answer ? answer with { BreakAfter = Math.Max(1, answer.Body.Length / 2) } : null!,
            FaultKind.ErrorAfter => await Forward(request, end) is not null ? LoopbackAnswer.Error(request, 500, "InternalFailure", "The request processing has failed") : null!,
            FaultKind.LostAnswer => await Forward(request, end) with { BreakAfter = 0 },
            _ => await Forward(request, end),
        };
    }

    private async Task<LoopbackAnswer> Forward(LoopbackRequest request, CancellationToken end)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_behind, request.Path)) { Content = new ByteArrayContent(request.Body) };
        foreach ((string name, string value) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.Header("Content-Type"));
        using HttpResponseMessage answer = await _http.SendAsync(message, end);
        return new LoopbackAnswer((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(end))
        {
            Headers = [.. answer.Headers.Concat(answer.Content.Headers)
                .Where(header => !OwnHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .Select(header => new System.Collections.Generic.KeyValuePair<string, string>(header.Key, string.Join(",", header.Value)))
                .Append(new("Content-Type", answer.Content.Headers.ContentType?.ToString() ?? "text/xml"))],
        };
    }
}
