using System;
using System.Collections.Generic;
using System.Threading;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Sessions of two sides: the accounts of the source are opened with its credentials, all others with the target's.</summary>
public sealed class RoutedSessions : IAccountSessions
{
    private readonly IAccountSessions _source;
    private readonly IAccountSessions _target;
    private readonly HashSet<string> _sourceAccounts;

    /// <summary>Makes a router.</summary>
    /// <param name="source">The source's sessions.</param>
    /// <param name="sourceAccounts">The accounts of state machines and their roles.</param>
    /// <param name="target">The sessions of all other accounts.</param>
    public RoutedSessions(IAccountSessions source, IEnumerable<string> sourceAccounts, IAccountSessions target)
    {
        _source = source ?? throw new ArgumentNullException(nameof(source));
        _target = target ?? throw new ArgumentNullException(nameof(target));
        _sourceAccounts = new HashSet<string>(sourceAccounts ?? throw new ArgumentNullException(nameof(sourceAccounts)), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public IAccountSession Open(string accountId, CancellationToken cancellationToken) => SideOf(accountId).Open(accountId, cancellationToken);

    /// <inheritdoc />
    /// <remarks>The target's: a router is made for what is done to targets.</remarks>
    public IAccountSession OpenOwn(CancellationToken cancellationToken) => _target.OpenOwn(cancellationToken);

    private IAccountSessions SideOf(string accountId) => _sourceAccounts.Contains(accountId) ? _source : _target;
}
