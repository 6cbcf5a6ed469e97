using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Looks for roles of one account in one pass over its files. Where managed policies stand before the roles that have
/// them, as AWS Tools writes them, a second pass reads those.
/// </summary>
internal sealed class AccountRoleSearch
{
    private readonly SnapshotAccount _account;
    private readonly Dictionary<string, RoleArn> _wanted;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<RoleArn, RoleHit> _hits = new();
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    private readonly Dictionary<AccountFile, HashSet<string>> _passed = new();
    private readonly ManagedPolicies _policies = new();
    private readonly List<SnapshotProblem> _problems = new();
    private AccountPages _pages;

    public AccountRoleSearch(SnapshotAccount account, IEnumerable<RoleArn> wanted, CancellationToken cancellationToken)
    {
        _account = account;
        _wanted = wanted.ToDictionary(role => role.ToString(), StringComparer.Ordinal);
        _cancellationToken = cancellationToken;
    }

    /// <summary>An answer for every role that was asked for.</summary>
    public IEnumerable<KeyValuePair<RoleArn, RoleLookup>> Run()
    {
        foreach (AccountFile file in _account.Parts)
        {
            Try(file, ReadFile);
        }

        foreach (AccountFile file in _account.Parts)
        {
            if (_passed.TryGetValue(file, out HashSet<string>? passed) && passed.Any(IsMissing))
            {
                Try(file, ReadPassedPolicies);
            }
        }

        return _wanted.Values.Select(role => new KeyValuePair<RoleArn, RoleLookup>(role, Answer(role))).ToArray();
    }

    private void Try(AccountFile file, Action<AccountFile> read)
    {
        try
        {
            read(file);
        }
        catch (Exception exception) when (SnapshotFailure.Is(exception))
        {
            _problems.Add(SnapshotFailure.Of(file.Path, exception));
            _policies.Failure = _problems[0];
        }
    }

    private void ReadFile(AccountFile file)
    {
        var hits = new Dictionary<RoleArn, RoleHit>();
        var passed = new HashSet<string>(StringComparer.Ordinal);
        using (var scan = new AccountScan(file, _cancellationToken))
        {
            while (scan.MoveNext())
            {
                if (scan.Kind == AccountElementKind.Role && _wanted.TryGetValue(scan.Arn, out RoleArn? role))
                {
                    RoleHit hit = RoleHit.Read(scan.Element);
                    hits[role] = hits.TryGetValue(role, out RoleHit? first) ? first.And(hit) : hit;
                    _needed.UnionWith(hit.Needed);
                }
                else if (scan.Kind == AccountElementKind.Policy)
                {
                    ReadPolicy(scan, passed);
                }
            }

            _pages = _pages.With(scan.Pages);
        }

        // Only now: of a file that is damaged further down nothing is believed.
        _passed[file] = passed;
        foreach (KeyValuePair<RoleArn, RoleHit> hit in hits)
        {
            _hits[hit.Key] = _hits.TryGetValue(hit.Key, out RoleHit? first) ? first.And(hit.Value) : hit.Value;
        }
    }

    private void ReadPolicy(AccountScan scan, HashSet<string> passed)
    {
        if (!_needed.Contains(scan.Arn))
        {
            passed.Add(scan.Arn);
        }
        else if (!_policies.Has(scan.Arn))
        {
            _policies.Add(scan.Arn, PolicyDetailReader.Read(scan.Element.Parse().Root));
        }
    }

    private void ReadPassedPolicies(AccountFile file)
    {
        HashSet<string> passed = _passed[file];
        passed.IntersectWith(_needed.Where(IsMissing));
        using var scan = new AccountScan(file, _cancellationToken);
        while (passed.Count > 0 && scan.MoveNext())
        {
            if (scan.Kind == AccountElementKind.Policy && passed.Remove(scan.Arn))
            {
                ReadPolicy(scan, passed);
            }
        }
    }

    private bool IsMissing(string policy) => _needed.Contains(policy) && !_policies.Has(policy);

    private RoleLookup Answer(RoleArn role)
    {
        if (_hits.TryGetValue(role, out RoleHit? hit))
        {
            return hit.ToLookup(role, _policies.Get);
        }

        if (_problems.Count > 0)
        {
            return RoleLookup.Unreadable(role, $"Account {role.AccountId} could not be read: {string.Join(" ", _problems)}");
        }

        return _pages.AreIncomplete
            ? RoleLookup.Unreadable(role, $"Account {role.AccountId} is in the snapshot only in part, without {role}: every page in {FileNames} says that more follow. Write all pages of get-account-authorization-details.")
            : RoleLookup.RoleNotFound(role);
    }

    private string FileNames => string.Join(", ", _account.Parts.Select(file => file.Name));
}
