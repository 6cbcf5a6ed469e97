using System.Management.Automation;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that read or change accounts: the parameters that tell which accounts.</summary>
public abstract class SyncAccountCmdlet : SyncCmdlet, IDynamicParameters
{
    private RuntimeDefinedParameterDictionary _parameters = new();

    /// <summary>Gets the parameter sets in which accounts are told.</summary>
    private protected virtual AccountSets Sets => AccountSets.SnapshotAlways;

    /// <inheritdoc/>
    public object GetDynamicParameters()
    {
        _parameters = new RuntimeDefinedParameterDictionary();
        SharedParameters.Declare(_parameters, typeof(SnapshotParameters), Sets.Snapshot);
        return _parameters;
    }

    /// <summary>Opens the accounts that the parameters tell, or ends the cmdlet: without accounts no input can succeed.</summary>
    private protected AccountPorts OpenAccounts()
    {
        AccountSnapshot snapshot = new SnapshotSource(this).Open(SharedParameters.Read<SnapshotParameters>(_parameters).SnapshotPath);
        return new AccountPorts(snapshot, () => new SnapshotAccountWriter(SnapshotStore.Open(snapshot.Folder)));
    }
}
