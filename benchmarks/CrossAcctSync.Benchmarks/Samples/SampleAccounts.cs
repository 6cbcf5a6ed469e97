using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>Accounts in which every role is there and may do nothing yet.</summary>
public sealed class SampleAccounts : IAccountReader
{
    private static readonly NamedPolicy Trust = NamedPolicy.Of("trust policy", PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));

    /// <inheritdoc/>
    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Distinct().ToDictionary(role => role, role => RoleLookup.Found(new AccountRole { Arn = role, Trust = Trust }, "in memory"));
    }

    /// <inheritdoc/>
    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => ManagedPolicyLookup.NotFound;

    /// <inheritdoc/>
    public AccountOrganization? FindOrganization(string accountId) => null;
}
