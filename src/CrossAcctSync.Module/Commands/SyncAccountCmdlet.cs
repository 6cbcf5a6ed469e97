using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Aws;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Running;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that read or change accounts: the parameters that tell which accounts.</summary>
public abstract class SyncAccountCmdlet : SyncCmdlet, IDynamicParameters
{
    private static readonly string[] Secrets =
    {
        nameof(LiveParameters.Credential), nameof(LiveParameters.SecretKey), nameof(LiveParameters.SessionToken),
        nameof(SourceParameters.SourceCredential), nameof(SourceParameters.SourceSecretKey), nameof(SourceParameters.SourceSessionToken),
    };

    private readonly CallLog _calls;
    private RuntimeDefinedParameterDictionary _parameters = new();
    private IDisposable? _idle;

    /// <summary>Makes a cmdlet that has called nothing yet.</summary>
    protected SyncAccountCmdlet() => _calls = new CallLog(this);

    /// <summary>Gets the parameter sets in which accounts are told.</summary>
    private protected virtual AccountSets Sets => AccountSets.OfEachKind;

    /// <inheritdoc/>
    public object GetDynamicParameters()
    {
        _parameters = new RuntimeDefinedParameterDictionary();
        SharedParameters.Declare(_parameters, typeof(SnapshotParameters), Sets.Snapshot, Sets.Own);
        SharedParameters.Declare(_parameters, typeof(LiveParameters), Sets.Live, Sets.Own);
        SharedParameters.Declare(_parameters, typeof(OrganizationParameters), Sets.Organization, Sets.Own);
        if (Sets.HasSource)
        {
            SharedParameters.Declare(_parameters, typeof(SourceParameters), Sets.Live, Sets.Own);
        }

        return _parameters;
    }

    /// <summary>Opens the accounts that the parameters tell, or ends the cmdlet: without accounts no input can succeed.</summary>
    /// <param name="options">How live accounts are read. The accounts of an organization are listed besides those that these name.</param>
    private protected AccountPorts OpenAccounts(AwsAccountsOptions? options = null)
    {
        if (!Sets.Snapshot.Contains(ParameterSetName))
        {
            Connection connection = ReadConnection();
            var live = new LiveAccounts(this, connection, _calls);
            IAccountSessions sessions = live.OpenSessions();
            AwsAccountsOptions asked = options ?? AwsAccountsOptions.Default;
            return live.Open(sessions, !AsksForOrganization ? asked : asked with
            {
                Accounts = ListOrganization(connection, sessions).Union(asked.Accounts ?? Array.Empty<string>(), StringComparer.Ordinal).ToArray(),
            });
        }

        AccountSnapshot snapshot = new SnapshotSource(this).Open(Values<SnapshotParameters>().SnapshotPath);
        return new AccountPorts(snapshot, () => new SnapshotAccountWriter(SnapshotStore.Open(snapshot.Folder)));
    }

    /// <summary>Opens sessions of live accounts, or ends the cmdlet.</summary>
    private protected IAccountSessions OpenSessions() => new LiveAccounts(this, ReadConnection(), _calls).OpenSessions();

    /// <summary>Gets whether the accounts are those of an organization.</summary>
    private protected bool AsksForOrganization => Sets.Organization.Contains(ParameterSetName) && Values<OrganizationParameters>().Organization;

    /// <summary>The accounts of the organization, or ends the cmdlet.</summary>
    private protected IReadOnlyList<string> ListOrganization(IAccountSessions sessions) => ListOrganization(ReadConnection(), sessions);

    /// <summary>Gets whether the thread of the pipeline has to make all calls.</summary>
    private protected bool UsesAwsTools => Values<LiveParameters>().UseAwsTools;

    /// <summary>Says what has been called since the last time.</summary>
    private protected void TellCalls() => _calls.Flush();

    /// <summary>What the parameters of live accounts say, or ends the cmdlet.</summary>
    private Connection ReadConnection()
    {
        // An error record shows what its command was given.
        foreach (string secret in Secrets)
        {
            MyInvocation.BoundParameters.Remove(secret);
        }

        _idle ??= IdleWork.Add(_calls.TellWaits);
        return new ConnectionReader(this).Read(Values<LiveParameters>(), Values<SourceParameters>());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _idle?.Dispose();
        _idle = null;
        base.Dispose(disposing);
    }

    private IReadOnlyList<string> ListOrganization(Connection connection, IAccountSessions sessions) =>
        new OrganizationAccounts(this, Values<OrganizationParameters>(), connection.AssumeRoleName).List(sessions);

    private T Values<T>()
        where T : new() => SharedParameters.Read<T>(_parameters, this, Sets.Own);
}
