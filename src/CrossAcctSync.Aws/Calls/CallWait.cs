using System;

namespace CrossAcctSync.Aws.Calls;

/// <summary>A call under way, with all its tries. It is over when it is disposed of.</summary>
internal sealed class CallWait : IDisposable
{
    private readonly CallWatch _watch;

    public CallWait(CallWatch watch, string action, TimeSpan since, TimeSpan end)
    {
        _watch = watch;
        Action = action;
        Since = since;
        End = end;
    }

    /// <summary>The action as IAM names it.</summary>
    public string Action { get; }

    /// <summary>When it began.</summary>
    public TimeSpan Since { get; }

    /// <summary>When it ends at the latest.</summary>
    public TimeSpan End { get; }

    /// <summary>The try under way, or the last one.</summary>
    public CallTry? Try { get; set; }

    /// <inheritdoc />
    public void Dispose() => _watch.End(this);
}
