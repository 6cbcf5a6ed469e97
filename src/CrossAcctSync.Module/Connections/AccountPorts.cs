using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Module.Connections;

/// <summary>The accounts of a cmdlet, be they a snapshot or live.</summary>
internal sealed class AccountPorts
{
    private readonly Lazy<IAccountWriter> _writer;

    /// <summary>Holds accounts.</summary>
    /// <param name="reader">The accounts.</param>
    /// <param name="writer">Makes what writes to them.</param>
    /// <param name="sessions">The sessions of live accounts; null for a snapshot.</param>
    public AccountPorts(IAccountInventory reader, Func<IAccountWriter> writer, IAccountSessions? sessions = null)
    {
        Reader = reader;
        Sessions = sessions;
        _writer = new Lazy<IAccountWriter>(writer);
    }

    /// <summary>Gets the sessions of live accounts; null for a snapshot.</summary>
    public IAccountSessions? Sessions { get; }

    /// <summary>Gets the accounts to read.</summary>
    public IAccountInventory Reader { get; }

    /// <summary>Gets the same accounts to write to. It is made when it is first asked for.</summary>
    public IAccountWriter Writer => _writer.Value;
}
