using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Tests.Auditing;

/// <summary>Accounts that can be listed and not scanned, as live ones; counts how many are listed.</summary>
internal sealed class CountingInventory(IAccountInventory accounts, string? failing = null) : IAccountInventory
{
    private int _listed;

    public int Listed => _listed;

    public IEnumerable<string> ListAccounts(CancellationToken cancellationToken) => accounts.ListAccounts(cancellationToken);

    public IEnumerable<AccountRole> ListRoles(string accountId, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _listed);
        return accountId == failing ? throw new NotSupportedException() : accounts.ListRoles(accountId, report, cancellationToken);
    }

    public IEnumerable<DefinitionResult> ListStateMachines(Action<AccountProblem> report, CancellationToken cancellationToken) => accounts.ListStateMachines(report, cancellationToken);

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken) => accounts.FindRoles(roles, cancellationToken);

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => accounts.FindManagedPolicy(policyArn, cancellationToken);

    public AccountOrganization? FindOrganization(string accountId) => accounts.FindOrganization(accountId);
}
