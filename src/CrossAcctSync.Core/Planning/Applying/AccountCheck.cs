using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>Whether accounts are those that they should be, asked of all at once before the first write.</summary>
internal sealed class AccountCheck
{
    private readonly Lazy<IReadOnlyList<AccountProblem>> _problems;

    public AccountCheck(IAccountWriter writer, IEnumerable<string> accountIds, CancellationToken cancellationToken)
    {
        string[] accounts = accountIds.Distinct(StringComparer.Ordinal).ToArray();
        _problems = new Lazy<IReadOnlyList<AccountProblem>>(() => writer.CheckAccounts(accounts, cancellationToken));
    }

    /// <summary>What is wrong with an account; a problem of no account in particular is one of all. Null when all is well.</summary>
    public AccountProblem? Find(string accountId) => _problems.Value.FirstOrDefault(problem => problem.AccountId is null || problem.AccountId == accountId);
}
