using System;
using System.Collections.Concurrent;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// Which hosts answer nothing. Once a call has been tried to its end against one of them, the calls that follow fail at
/// once for a while: a hundred roles are not a hundred times to wait. Safe for many threads.
/// </summary>
internal sealed class HostHealth
{
    // Long enough for a command to end, and short enough for one of an hour to go on after an outage.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Silence> _silent = new(StringComparer.OrdinalIgnoreCase);
    private readonly CallTiming _timing;

    public HostHealth(CallTiming timing) => _timing = timing;

    /// <summary>Ends a request to a host that was found to answer nothing.</summary>
    /// <exception cref="HostSilentException">It is one.</exception>
    public void ThrowIfSilent(string host)
    {
        if (_silent.TryGetValue(host, out Silence? silence) && _timing.Elapsed() - silence.Since < Rest)
        {
            throw new HostSilentException(silence.Message);
        }
    }

    /// <summary>Notes that all tries of a call came to nothing.</summary>
    public void NoteSilence(string host, string message) => _silent[host] = new Silence(message, _timing.Elapsed());

    /// <summary>Notes that something came back.</summary>
    public void NoteAnswer(string host) => _silent.TryRemove(host, out _);

    private sealed record Silence(string Message, TimeSpan Since);
}
