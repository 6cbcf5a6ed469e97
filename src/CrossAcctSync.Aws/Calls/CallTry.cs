using System;
using System.Threading;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// One try of a call, as the connection sees it. The SDK tells neither whether a request has left nor what the service's
/// clock says; what is below the SDK writes it down here.
/// </summary>
internal sealed class CallTry
{
    private static readonly AsyncLocal<CallTry?> Under = new();

    private volatile bool _isSent;
    private volatile bool _isAnswered;

    /// <summary>The try that the calling code is part of; null for a call that is not the module's, such as one for the keys of a profile.</summary>
    public static CallTry? Current
    {
        get => Under.Value;
        set => Under.Value = value;
    }

    /// <summary>Which hosts answer nothing.</summary>
    public required HostHealth Health { get; init; }

    /// <summary>How long is waited for a connection.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>How long is waited for a whole answer, once the request is on its way.</summary>
    public required TimeSpan AnswerTimeout { get; init; }

    /// <summary>The host that was called, with its port where that is not the usual one; null until it is known.</summary>
    public string? Host { get; private set; }

    /// <summary>Whether any of the request has left. What has not left has done nothing.</summary>
    public bool IsSent => _isSent;

    /// <summary>Whether an answer began to come, be it an error.</summary>
    public bool IsAnswered => _isAnswered;

    /// <summary>What the service's clock said, to the second; null when no answer tells.</summary>
    public DateTimeOffset? ServiceTime { get; private set; }

    /// <summary>Whether it ended since there was no connection in time.</summary>
    public bool IsUnconnected { get; private set; }

    /// <summary>Whether it ended since there was no answer in time.</summary>
    public bool IsUnanswered { get; private set; }

    public void NoteHost(string host) => Host = host;

    public void NoteSent() => _isSent = true;

    public void NoteAnswer(DateTimeOffset? serviceTime)
    {
        ServiceTime = serviceTime;
        _isAnswered = true;
    }

    public void NoteOutOfTime()
    {
        IsUnanswered = IsSent;
        IsUnconnected = !IsSent;
    }
}
