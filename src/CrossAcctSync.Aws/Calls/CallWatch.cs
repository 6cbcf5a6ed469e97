using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// What is under way, and which hosts answer nothing: one for all calls of a command, whichever account they are of. Safe
/// for many threads.
/// </summary>
public sealed class CallWatch
{
    // By then most calls are answered, and a user begins to wonder.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<CallWait, bool> _waits = new();
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Watches by a clock.</summary>
    /// <param name="timing">Time and chance; null for the machine's own.</param>
    public CallWatch(CallTiming? timing = null)
    {
        Timing = timing ?? CallTiming.System;
        Health = new HostHealth(Timing);
    }

    internal CallTiming Timing { get; }

    internal HostHealth Health { get; }

    /// <summary>
    /// What is waited for longer than some seconds, a sentence for each host: which host, for what, and when the wait ends
    /// at the latest. Each host is told once until it answers.
    /// </summary>
    public IReadOnlyList<string> TakeWaits()
    {
        TimeSpan now = Timing.Elapsed();
        var told = new List<string>();
        foreach (IGrouping<string, CallWait> host in _waits.Keys.Where(wait => now - wait.Since >= Patience && wait.Try?.Host is not null).GroupBy(wait => wait.Try!.Host!, StringComparer.OrdinalIgnoreCase))
        {
            if (_told.TryAdd(host.Key, true))
            {
                CallWait first = host.OrderBy(wait => wait.Since).First();
                string what = first.Try!.IsSent ? "an answer" : "a connection";
                told.Add(FormattableString.Invariant($"{host.Key} has not answered for {(now - first.Since).TotalSeconds:0} s. {first.Action} waits for {what}, for {(first.End - now).TotalSeconds:0} s more at most."));
            }
        }

        return told;
    }

    /// <summary>Notes that a call is under way, until the result is disposed of.</summary>
    internal CallWait Begin(string action, TimeSpan end)
    {
        var wait = new CallWait(this, action, Timing.Elapsed(), end);
        _waits[wait] = true;
        return wait;
    }

    internal void NoteTried(CallTry attempt)
    {
        if (attempt is { IsAnswered: true, Host: { } host })
        {
            _told.TryRemove(host, out _);
            Health.NoteAnswer(host);
        }
    }

    internal void End(CallWait wait) => _waits.TryRemove(wait, out _);
}
