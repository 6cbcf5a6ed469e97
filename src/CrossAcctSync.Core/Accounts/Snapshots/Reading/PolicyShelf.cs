using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The managed policies of an account, read in the order of its files until the one that is asked for is there.</summary>
internal sealed class PolicyShelf : IDisposable
{
    private readonly ManagedPolicies _read = new();
    private readonly IEnumerator<bool> _reading;

    public PolicyShelf(SnapshotAccount account, CancellationToken cancellationToken) => _reading = Read(account, cancellationToken).GetEnumerator();

    public NamedPolicy Get(PolicyAttachment attachment)
    {
        while (!_read.Has(attachment.Arn) && _reading.MoveNext())
        {
        }

        return _read.Get(attachment);
    }

    public void Dispose() => _reading.Dispose();

    private IEnumerable<bool> Read(SnapshotAccount account, CancellationToken cancellationToken)
    {
        foreach (AccountFile file in account.Parts)
        {
            using var scan = new AccountScan(file, cancellationToken);
            while (scan.MoveNext())
            {
                if (scan.Kind == AccountElementKind.Policy && !_read.Has(scan.Arn))
                {
                    _read.Add(scan.Arn, PolicyDetailReader.Read(scan.Element.Parse().Root));
                    yield return true;
                }
            }
        }
    }
}
