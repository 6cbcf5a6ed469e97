using System;
using System.Diagnostics;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Benchmarks.Grants;

/// <summary>A <c>moto_server</c> (https://docs.getmoto.org/en/latest/docs/server_mode.html) of its own that counts its requests.</summary>
public sealed partial class Emulator : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    /// <summary>Starts it on a free port.</summary>
    public Emulator()
    {
        _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Url = _url.Task.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>The requests that it has answered so far. It tells of them a moment later.</summary>
    public int Requests
    {
        get
        {
            Thread.Sleep(500);
            return Volatile.Read(ref _requests);
        }
    }

    /// <summary>Forgets all accounts.</summary>
    public void Reset()
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = client.PostAsync(new Uri(Url, "moto-api/reset"), null).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _url.TrySetException(new InvalidOperationException("moto_server ended before it listened."));
        }
        else if (Address().Match(line) is { Success: true } match)
        {
            _url.TrySetResult(new Uri(match.Groups[1].Value + "/"));
        }
        else if (line.Contains("\"POST / HTTP", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _requests);
        }
    }

    [GeneratedRegex(@"Running on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
