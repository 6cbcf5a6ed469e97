using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Diagnosis;

/// <summary>Accounts of which each role is looked up once: many failures are of the same two roles.</summary>
internal sealed class RememberedAccounts : IAccountReader
{
    private readonly IAccountReader _accounts;
    private readonly Dictionary<RoleArn, RoleLookup> _known = new();

    public RememberedAccounts(IAccountReader accounts) => _accounts = accounts;

    /// <inheritdoc />
    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        RoleArn[] missing = roles.Where(role => !_known.ContainsKey(role)).Distinct().ToArray();
        if (missing.Length > 0)
        {
            foreach (KeyValuePair<RoleArn, RoleLookup> found in _accounts.FindRoles(missing, cancellationToken))
            {
                _known[found.Key] = found.Value;
            }
        }

        return roles.Distinct().ToDictionary(role => role, role => _known[role]);
    }

    /// <inheritdoc />
    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => _accounts.FindManagedPolicy(policyArn, cancellationToken);

    /// <inheritdoc />
    public AccountOrganization? FindOrganization(string accountId) => _accounts.FindOrganization(accountId);
}
