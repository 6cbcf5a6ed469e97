using System;
using System.Collections.Generic;
using System.Threading;

namespace CrossAcctSync.Aws;

/// <summary>How live accounts are read and written. Immutable.</summary>
public sealed record AwsAccountsOptions
{
    /// <summary>The usual settings.</summary>
    public static AwsAccountsOptions Default { get; } = new();

    /// <summary>The accounts to list; null for the one that the credentials are of. Roles of any account can be asked for.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The regions in which state machines are looked for; null for the session's region.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>How many calls are under way at once. With one, all are made by the caller's own thread.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>Ends what has no wish to stop of its own: reading the organization, which is done when it is first needed.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>How long a change is waited for until a read shows it; IAM is eventually consistent.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a change is tried while IAM says that the role cannot be changed just now.</summary>
    public int BusyTries { get; init; } = 6;

    /// <summary>Waits between two tries.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } = static (time, cancellationToken) =>
    {
        if (cancellationToken.WaitHandle.WaitOne(time))
        {
            throw new OperationCanceledException(cancellationToken);
        }
    };
}
