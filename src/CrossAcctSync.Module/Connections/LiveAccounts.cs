using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Module.AwsTools;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Connections;

/// <summary>Live accounts for a cmdlet.</summary>
internal sealed class LiveAccounts
{
    private readonly SyncCmdlet _cmdlet;
    private readonly Connection _connection;
    private readonly CallLog _calls;
    private string? _tools;

    public LiveAccounts(SyncCmdlet cmdlet, Connection connection, CallLog calls)
    {
        _cmdlet = cmdlet;
        _connection = connection;
        _calls = calls;
    }

    /// <summary>Opens accounts to read and to write, or ends the cmdlet. AWS Tools is called by the thread of the pipeline alone.</summary>
    /// <param name="sessions">The sessions of the accounts.</param>
    /// <param name="options">How they are read and written.</param>
    public AccountPorts Open(IAccountSessions sessions, AwsAccountsOptions options)
    {
        int atOnce = _connection.UseAwsTools ? 1 : options.ThrottleLimit;
        var accounts = new AwsAccounts(sessions, options with { ThrottleLimit = atOnce, Stopping = _cmdlet.Cancellation });
        return new AccountPorts(accounts, () => accounts, sessions);
    }

    /// <summary>Opens sessions, or ends the cmdlet. With two sides, the account of the source's credentials is theirs and all others are the target's.</summary>
    public IAccountSessions OpenSessions()
    {
        if (_connection.UseAwsTools)
        {
            _tools = AwsToolsModule.Find(_cmdlet.InvokeCommand) ?? throw _cmdlet.EndWith(Failures.AwsToolsMissing(AwsToolsModule.Names));
        }

        IAccountSessions target = Side(_connection.Credentials);
        if (_connection.SourceCredentials is null)
        {
            return target;
        }

        IAccountSessions source = Side(_connection.SourceCredentials);
        try
        {
            return new RoutedSessions(source, new[] { source.OpenOwn(_cmdlet.Cancellation).AccountId }, target);
        }
        catch (AccountProblemException exception)
        {
            throw _cmdlet.EndWith(Failures.Account(exception.Problem));
        }
    }

    private IAccountSessions Side(CredentialChoice credentials)
    {
        var sessions = new AwsAccountSessions(new AwsSideOptions
        {
            KeySource = credentials.Keys,
            Origin = credentials.Origin,
            ProfileName = credentials.ProfileName,
            ProfileLocation = _connection.ProfileLocation,
            AssumeRoleName = _connection.AssumeRoleName,
            AssumeRoleExternalId = _connection.AssumeRoleExternalId,
            Client = new AwsClientOptions { Region = _connection.Region, EndpointUrl = _connection.EndpointUrl, ConnectTimeout = _connection.ConnectTimeout, Watch = _calls.Watch },
        });
        return new LoggedSessions(_tools is { } tools ? new AwsToolsSessions(sessions, _connection, tools) : sessions, _calls);
    }
}
