using System;
using System.Collections.Concurrent;
using System.Threading;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Module.Connections;

/// <summary>Sessions that note each call of IAM.</summary>
internal sealed class LoggedSessions : IAccountSessions
{
    private readonly IAccountSessions _inner;
    private readonly CallLog _log;
    private readonly ConcurrentDictionary<string, IAccountSession> _sessions = new(StringComparer.Ordinal);

    public LoggedSessions(IAccountSessions inner, CallLog log)
    {
        _inner = inner;
        _log = log;
    }

    /// <inheritdoc/>
    public IAccountSession Open(string accountId, CancellationToken cancellationToken) => Wrap(_inner.Open(accountId, cancellationToken));

    /// <inheritdoc/>
    public IAccountSession OpenOwn(CancellationToken cancellationToken) => Wrap(_inner.OpenOwn(cancellationToken));

    private IAccountSession Wrap(IAccountSession session) => _sessions.GetOrAdd(session.AccountId, accountId =>
    {
        _log.Add("sts:GetCallerIdentity", accountId, session.Identity.Arn);
        return new SessionWithIam(session, new LoggedIamApi(session.Iam, accountId, _log));
    });
}
