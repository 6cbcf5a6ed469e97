using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Tests.Auditing;

/// <summary>Accounts that can be listed and not scanned, as live ones; counts how many are listed, and by which threads.</summary>
internal sealed class CountingInventory(IAccountInventory accounts, string? failing = null) : IAccountInventory
{
    private int _listed;

    public int Listed => _listed;

    /// <summary>The threads that listed roles.</summary>
    public ConcurrentDictionary<int, bool> Threads { get; } = new();

    /// <summary>An account that cannot be opened: it fails for its state machines as for its roles.</summary>
    public AccountProblem? Closed { get; init; }

    public IEnumerable<string> ListAccounts(CancellationToken cancellationToken) => accounts.ListAccounts(cancellationToken);

    public IEnumerable<AccountRole> ListRoles(string accountId, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _listed);
        Threads[Environment.CurrentManagedThreadId] = true;
        return accountId == failing ? throw new NotSupportedException()
            : accountId == Closed?.AccountId ? throw new AccountProblemException(Closed)
            : accounts.ListRoles(accountId, report, cancellationToken);
    }

    public IEnumerable<DefinitionResult> ListStateMachines(Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        if (Closed is not null)
        {
            report(Closed);
        }

        return accounts.ListStateMachines(report, cancellationToken).Where(result => Closed is null || result.Definition?.Arn?.AccountId != Closed.AccountId);
    }

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken) => accounts.FindRoles(roles, cancellationToken);

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => accounts.FindManagedPolicy(policyArn, cancellationToken);

    public AccountOrganization? FindOrganization(string accountId) => accounts.FindOrganization(accountId);
}
