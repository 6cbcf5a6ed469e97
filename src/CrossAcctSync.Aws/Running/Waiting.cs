using System;
using System.Threading;

namespace CrossAcctSync.Aws.Running;

/// <summary>Pauses that grow from a quarter of a second to four, up to a bound.</summary>
internal sealed class Waiting
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly Action<TimeSpan, CancellationToken> _pause;
    private TimeSpan _left;
    private TimeSpan _next = First;

    /// <summary>Makes pauses.</summary>
    /// <param name="bound">How long they are together, at most.</param>
    /// <param name="pause">Waits.</param>
    public Waiting(TimeSpan bound, Action<TimeSpan, CancellationToken> pause)
    {
        _left = bound;
        _pause = pause;
    }

    /// <summary>Waits once more; false when the bound is reached.</summary>
    public bool Once(CancellationToken cancellationToken)
    {
        if (_left <= TimeSpan.Zero)
        {
            return false;
        }

        TimeSpan time = _next < _left ? _next : _left;
        _pause(time, cancellationToken);
        _left -= time;
        _next = _next + _next < Longest ? _next + _next : Longest;
        return true;
    }
}
