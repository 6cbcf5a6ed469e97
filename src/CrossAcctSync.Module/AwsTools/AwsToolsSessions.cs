using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// Sessions of which IAM is called by AWS Tools, with the very keys of which STS said whose they are. Left to itself, AWS
/// Tools looks for credentials by rules of its own, and may find those of another account.
/// </summary>
internal sealed class AwsToolsSessions : IAccountSessions
{
    private readonly IAccountSessions _inner;
    private readonly Connection _connection;
    private readonly string _module;
    private readonly ConcurrentDictionary<string, IAccountSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Makes sessions.</summary>
    /// <param name="inner">The sessions on the SDK.</param>
    /// <param name="connection">How accounts are reached.</param>
    /// <param name="module">The module whose cmdlets are called.</param>
    public AwsToolsSessions(IAccountSessions inner, Connection connection, string module)
    {
        _module = module;
        _inner = inner;
        _connection = connection;
    }

    /// <inheritdoc/>
    public IAccountSession OpenOwn(CancellationToken cancellationToken) => Wrap(_inner.OpenOwn(cancellationToken));

    /// <inheritdoc/>
    public IAccountSession Open(string accountId, CancellationToken cancellationToken) => Wrap(_inner.Open(accountId, cancellationToken));

    private IAccountSession Wrap(IAccountSession session) => _sessions.GetOrAdd(
        session.AccountId,
        accountId => new SessionWithIam(session, new AwsToolsIamApi(new AwsToolsCaller(_module, command => Parameters(session, command)), accountId)));

    /// <summary>The keys as they are now: temporary ones are renewed by the session before they end.</summary>
    private Hashtable Parameters(IAccountSession session, CommandInfo? command)
    {
        var parameters = new Hashtable();
        AwsToolsCredentials.Add(parameters, command, session.GetKeys());
        Add("Region", session.Region);
        Add("EndpointUrl", _connection.EndpointUrl?.AbsoluteUri);
        return parameters;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parameters[name] = value;
            }
        }
    }
}
