using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Auditing;

/// <summary>Audits one account after the other, on as many threads at once as ask it to.</summary>
internal sealed class AccountAudit
{
    private readonly IAccountInventory _accounts;
    private readonly AuditedDefinitions _definitions;
    private readonly RoleDirectory _roles;
    private readonly RoleAudit _audit;
    private readonly ILookup<string, string> _named;
    private readonly TrustFilter _filter;

    public AccountAudit(IAccountInventory accounts, AuditedDefinitions definitions, RoleDirectory roles, RoleAudit audit, ILookup<string, string> named, TrustFilter filter)
    {
        _accounts = accounts;
        _definitions = definitions;
        _roles = roles;
        _audit = audit;
        _named = named;
        _filter = filter;
    }

    /// <summary>Walks an account. The last item tells that it is done, whatever came of it. Nothing is read ahead.</summary>
    public IEnumerable<TrustAuditItem> Audit(string accountId, CancellationToken cancellationToken)
    {
        var names = new RoleNames();
        var problems = new Queue<AccountProblem>();
        long seen = 0;
        using IEnumerator<SyncTrust> trusts = Trusts(accountId, names, See, problems.Enqueue, cancellationToken).GetEnumerator();
        bool goesOn = true;
        while (goesOn)
        {
            goesOn = MoveNext(trusts, problems.Enqueue);
            while (problems.Count > 0)
            {
                yield return TrustAuditItem.Of(problems.Dequeue());
            }

            if (goesOn && _filter.Takes(trusts.Current))
            {
                yield return TrustAuditItem.Of(trusts.Current);
            }
        }

        yield return TrustAuditItem.Of(new TrustAuditProgress(accountId, 0, 0, seen, 0));

        void See(string arn)
        {
            names.Add(arn);
            seen++;
        }
    }

    private static bool MoveNext(IEnumerator<SyncTrust> trusts, Action<AccountProblem> report)
    {
        try
        {
            return trusts.MoveNext();
        }
        catch (AccountProblemException exception)
        {
            report(exception.Problem);
            return false;
        }
    }

    private IEnumerable<SyncTrust> Trusts(string accountId, RoleNames names, Action<string> see, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        foreach (AccountRole role in Roles(accountId, see, report, cancellationToken))
        {
            if (_audit.Of(role) is { } trust)
            {
                yield return trust;
            }
        }

        _roles.Keep(accountId, names);
        foreach (string missing in _named[accountId].Where(role => !names.Has(role)))
        {
            if (_audit.Missing(missing, Presence.Gone) is { } trust)
            {
                yield return trust;
            }
        }
    }

    private IEnumerable<AccountRole> Roles(string accountId, Action<string> see, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        if (_accounts is IRoleScanner scanner)
        {
            return scanner.ScanRoles(accountId, new RoleScan(_definitions.AreNaming, see, report), cancellationToken);
        }

        return _accounts.ListRoles(accountId, report, cancellationToken).Select(role =>
        {
            see(role.Arn.ToString());
            return role;
        });
    }
}
