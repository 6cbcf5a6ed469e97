using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Threading;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// Sessions of which IAM is called by AWS Tools. Whose credentials they are is still asked by the SDK, and each answer
/// of AWS Tools about a role is held to that account.
/// </summary>
internal sealed class AwsToolsSessions : IAccountSessions
{
    private readonly IAccountSessions _inner;
    private readonly Connection _connection;
    private readonly CredentialChoice _credentials;
    private readonly ConcurrentDictionary<string, IAccountSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Makes sessions.</summary>
    /// <param name="inner">The sessions on the SDK.</param>
    /// <param name="connection">How accounts are reached.</param>
    /// <param name="credentials">The credentials of this side.</param>
    public AwsToolsSessions(IAccountSessions inner, Connection connection, CredentialChoice credentials)
    {
        _inner = inner;
        _connection = connection;
        _credentials = credentials;
    }

    /// <inheritdoc/>
    public IAccountSession OpenOwn(CancellationToken cancellationToken) => Wrap(_inner.OpenOwn(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IAccountSession Open(string accountId, CancellationToken cancellationToken) => Wrap(_inner.Open(accountId, cancellationToken), cancellationToken);

    private IAccountSession Wrap(IAccountSession session, CancellationToken cancellationToken) => _sessions.GetOrAdd(session.AccountId, _ =>
    {
        IAccountSession own = _inner.OpenOwn(cancellationToken);
        IAwsToolsCredentials credentials = own.AccountId == session.AccountId
            ? new GivenCredentials(_credentials)
            : new AssumedCredentials(own.Sts, _connection, own.Partition, session.AccountId);
        return new SessionWithIam(session, new AwsToolsIamApi(new AwsToolsCaller(() => Parameters(credentials)), session.AccountId));
    });

    private Hashtable Parameters(IAwsToolsCredentials credentials)
    {
        var parameters = new Hashtable(credentials.Parameters());
        if (_connection.Region is { } region)
        {
            parameters["Region"] = region;
        }

        if (_connection.EndpointUrl is { } url)
        {
            parameters["EndpointUrl"] = url.AbsoluteUri;
        }

        return parameters;
    }
}
