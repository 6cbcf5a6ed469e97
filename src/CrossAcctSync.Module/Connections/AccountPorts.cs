using System;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Module.Connections;

/// <summary>The accounts of a cmdlet, be they a snapshot or live.</summary>
internal sealed class AccountPorts
{
    private readonly Lazy<IAccountWriter> _writer;

    public AccountPorts(IAccountInventory reader, Func<IAccountWriter> writer)
    {
        Reader = reader;
        _writer = new Lazy<IAccountWriter>(writer);
    }

    /// <summary>Gets the accounts to read.</summary>
    public IAccountInventory Reader { get; }

    /// <summary>Gets the same accounts to write to. It is made when it is first asked for.</summary>
    public IAccountWriter Writer => _writer.Value;
}
