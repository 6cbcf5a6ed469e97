using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Goes over the roles of an account and takes only those apart that may be meant for state machines. A role with
/// managed policies waits until the policies have passed by, at the end of the account at the latest.
/// </summary>
internal sealed class SyncRoleSearch
{
    private readonly SnapshotAccount _account;
    private readonly RoleScan _scan;
    private readonly CancellationToken _cancellationToken;
    private readonly SeenRoles _seen = new();
    private readonly List<RoleDetail> _waiting = new();
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    private readonly ManagedPolicies _policies = new();

    public SyncRoleSearch(SnapshotAccount account, RoleScan scan, CancellationToken cancellationToken)
    {
        _account = account;
        _scan = scan;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="SourceFormatException">A file is damaged; thrown when the walk comes to the place.</exception>
    public IEnumerable<AccountRole> Run()
    {
        foreach (AccountFile file in _account.Parts)
        {
            using var scan = new AccountScan(file, _cancellationToken);
            while (scan.MoveNext())
            {
                if (scan.Kind == AccountElementKind.Role && ReadRole(scan) is { } detail)
                {
                    if (detail.Needed.All(attachment => _policies.Has(attachment.Arn)))
                    {
                        yield return detail.Complete(_policies.Get);
                        continue;
                    }

                    _waiting.Add(detail);
                    _needed.UnionWith(detail.Needed.Select(attachment => attachment.Arn));
                }
                else if (scan.Kind == AccountElementKind.Policy && _needed.Contains(scan.Arn) && !_policies.Has(scan.Arn))
                {
                    _policies.Add(scan.Arn, PolicyDetailReader.Read(scan.Element.Parse().Root));
                }
            }
        }

        if (_waiting.Count == 0)
        {
            yield break;
        }

        // Policies that stood before the roles, as AWS Tools writes them, are read now.
        using var shelf = new PolicyShelf(_account, _cancellationToken);
        foreach (RoleDetail detail in _waiting)
        {
            yield return detail.Complete(attachment => _policies.Has(attachment.Arn) ? _policies.Get(attachment) : shelf.Get(attachment));
        }
    }

    [MethodImpl(CompiledForGood.AtOnce)]
    private RoleDetail? ReadRole(AccountScan scan)
    {
        string arn = scan.Arn;
        if (_seen.Add(scan.Element) is { } problem)
        {
            _scan.Report(problem.ToAccountProblem(_account.AccountId));
            return null;
        }

        _scan.See(arn);
        ArraySegment<byte> text = scan.Element.TrustPolicy.Count > 0 ? scan.Element.TrustPolicy : scan.Element.Bytes;
        return _scan.IsWanted(arn) || SyncTrustText.MayBeIn(text.AsSpan())
            ? RoleDetailReader.Read(scan.Element.Parse().Root)
            : null;
    }
}
