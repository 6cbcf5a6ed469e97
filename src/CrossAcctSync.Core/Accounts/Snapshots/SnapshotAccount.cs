using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots.Reading;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>An account of a snapshot.</summary>
public sealed class SnapshotAccount
{
    internal SnapshotAccount(string accountId, IReadOnlyList<AccountFile> parts)
    {
        AccountId = accountId;
        Parts = parts;
        Files = parts.Select(part => part.Path).ToArray();
    }

    /// <summary>The account, twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The files that hold its pages, in the order of their names.</summary>
    public IReadOnlyList<string> Files { get; }

    internal IReadOnlyList<AccountFile> Parts { get; }

    /// <summary>The account's id.</summary>
    public override string ToString() => AccountId;
}
