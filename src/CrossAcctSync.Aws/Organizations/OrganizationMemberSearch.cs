using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>
/// Finds the accounts of the organization of the credentials: one call for each page of accounts, or for some units one
/// and one more for each unit in them. Only the management account and delegated administrators may
/// (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html).
/// </summary>
public sealed class OrganizationMemberSearch
{
    private const string Active = "ACTIVE";

    private readonly IAccountSessions _sessions;

    /// <summary>Makes a search.</summary>
    public OrganizationMemberSearch(IAccountSessions sessions) => _sessions = sessions ?? throw new ArgumentNullException(nameof(sessions));

    /// <summary>Finds the accounts. Those that are closed, about to be, or not yet there are left out: nobody can take on a role in them.</summary>
    /// <param name="scope">Which accounts.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AccountProblemException">None can be found: there is no organization, the caller may not, or no unit can be read.</exception>
    public OrganizationMembers Find(OrganizationScope scope, CancellationToken cancellationToken)
    {
        _ = scope ?? throw new ArgumentNullException(nameof(scope));
        IAccountSession session = _sessions.OpenOwn(cancellationToken);
        var problems = new List<AccountProblem>();
        OrganizationEntity[] accounts = Accounts(session, scope, problems, cancellationToken);
        var excluded = new HashSet<string>(scope.ExcludedAccountIds, StringComparer.Ordinal);
        ILookup<string?, OrganizationEntity> byReason = accounts.ToLookup(account => ReasonToLeaveOut(account, excluded));
        return new OrganizationMembers(
            byReason[null].Select(account => account.Id).ToArray(),
            byReason.Where(group => group.Key is not null).SelectMany(group => group.Select(account => new LeftOutAccount(account.Id, account.Name, group.Key!))).ToArray(),
            problems);
    }

    private static string? ReasonToLeaveOut(OrganizationEntity account, HashSet<string> excluded) =>
        excluded.Contains(account.Id) ? "is excluded"
        : account.State is { } state && state != Active ? $"has the state {state}"
        : null;

    private static OrganizationEntity[] Accounts(IAccountSession session, OrganizationScope scope, List<AccountProblem> problems, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, OrganizationEntity>(StringComparer.Ordinal);
        if (scope.UnitIds.Count == 0)
        {
            Read(null, () => Add(session.Organizations.ListAccounts(cancellationToken)));
        }

        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (string unit in scope.UnitIds)
        {
            Read(unit, () => AddUnit(unit));
        }

        // One cause for all of them: nothing is left to work on.
        return problems.Count > 0 && found.Count == 0
            ? throw new AccountProblemException(problems[0])
            : found.Values.OrderBy(account => account.Id, StringComparer.Ordinal).ToArray();

        void AddUnit(string unit)
        {
            if (units.Add(unit))
            {
                Add(session.Organizations.ListAccounts(unit, cancellationToken));
                foreach (OrganizationEntity nested in session.Organizations.ListOrganizationalUnits(unit, cancellationToken))
                {
                    AddUnit(nested.Id);
                }
            }
        }

        void Add(IEnumerable<OrganizationEntity> accounts)
        {
            foreach (OrganizationEntity account in accounts)
            {
                found[account.Id] = account;
            }
        }

        void Read(string? unit, Action read)
        {
            try
            {
                read();
            }
            catch (AwsCallException exception)
            {
                problems.Add(OrganizationProblems.OfListing(exception, session, unit));
            }
        }
    }
}
