using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Accounts;

/// <summary>Accounts that can be read as a whole: a snapshot, or live ones. Safe for many threads, one account each.</summary>
public interface IAccountInventory : IAccountReader
{
    /// <summary>The accounts at hand, twelve digits each, every one once.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccountProblemException">It is not known which accounts there are.</exception>
    IEnumerable<string> ListAccounts(CancellationToken cancellationToken);

    /// <summary>All roles of an account. Nothing is read far ahead: a caller who stops early stops the reading.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="report">Is told of what was left out, such as a role that stands twice.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccountProblemException">The account cannot be read; thrown while enumerating, when the damage is reached.</exception>
    IEnumerable<AccountRole> ListRoles(string accountId, Action<AccountProblem> report, CancellationToken cancellationToken);

    /// <summary>The state machines of all accounts with their definitions, account by account. A damaged definition is a result with a problem.</summary>
    /// <param name="report">Is told of accounts and regions that could not be read; the others go on.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IEnumerable<DefinitionResult> ListStateMachines(Action<AccountProblem> report, CancellationToken cancellationToken);
}
