using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Auditing;

/// <summary>Audits one account after the other, as many threads at once as ask it to.</summary>
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

    /// <summary>Walks an account. The last item tells that it is done, whatever came of it.</summary>
    public void Audit(string accountId, Action<TrustAuditItem> put, CancellationToken cancellationToken)
    {
        var names = new RoleNames();
        long seen = 0;
        try
        {
            foreach (AccountRole role in Roles(accountId, See, put, cancellationToken))
            {
                if (_audit.Of(role) is { } trust && _filter.Takes(trust))
                {
                    put(TrustAuditItem.Of(trust));
                }
            }

            _roles.Keep(accountId, names);
            foreach (string missing in _named[accountId].Where(role => !names.Has(role)))
            {
                if (_audit.Missing(missing, Presence.Gone) is { } trust && _filter.Takes(trust))
                {
                    put(TrustAuditItem.Of(trust));
                }
            }
        }
        catch (AccountProblemException exception)
        {
            put(TrustAuditItem.Of(exception.Problem));
        }

        put(TrustAuditItem.Of(new TrustAuditProgress(accountId, 0, 0, seen, 0)));

        void See(string arn)
        {
            names.Add(arn);
            seen++;
        }
    }

    private IEnumerable<AccountRole> Roles(string accountId, Action<string> see, Action<TrustAuditItem> put, CancellationToken cancellationToken)
    {
        Action<AccountProblem> report = problem => put(TrustAuditItem.Of(problem));
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
