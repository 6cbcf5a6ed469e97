using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Walks all roles of an account, reading no further than it is asked. A second reader runs ahead for managed policies,
/// as far as the roles so far need them.
/// </summary>
internal sealed class AccountRoleListing
{
    private readonly SnapshotAccount _account;
    private readonly Action<SnapshotProblem>? _report;
    private readonly CancellationToken _cancellationToken;

    public AccountRoleListing(SnapshotAccount account, Action<SnapshotProblem>? report, CancellationToken cancellationToken)
    {
        _account = account;
        _report = report;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="SourceFormatException">A file is damaged; thrown when the walk comes to the place.</exception>
    public IEnumerable<AccountRole> Run()
    {
        var seen = new SeenRoles();
        using var policies = new PolicyShelf(_account, _cancellationToken);
        foreach (AccountFile file in _account.Parts)
        {
            using var scan = new AccountScan(file, _cancellationToken);
            while (scan.MoveNext())
            {
                if (scan.Kind != AccountElementKind.Role)
                {
                    continue;
                }

                if (seen.Add(scan.Element) is { } problem)
                {
                    _report?.Invoke(problem);
                    continue;
                }

                yield return RoleDetailReader.Read(scan.Element.Parse().Root).Complete(policies.Get);
            }
        }
    }
}
