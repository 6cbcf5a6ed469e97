using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Accounts;

/// <summary>Accounts that roles can be read from: a snapshot, or live ones.</summary>
public interface IAccountReader
{
    /// <summary>Looks for roles of any accounts, all at once, so that each account is read once. Every role asked for has an answer.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken);

    /// <summary>Looks for a managed policy, attached or not.</summary>
    /// <param name="policyArn">The policy, of a customer's account or of AWS.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken);

    /// <summary>Where an account stands in its organization; null when that is not known.</summary>
    AccountOrganization? FindOrganization(string accountId);
}
