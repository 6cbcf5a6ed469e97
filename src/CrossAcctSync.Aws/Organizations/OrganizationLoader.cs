using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Running;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>
/// Reads an organization: two calls and two more for the root and each unit, and for each type of policy that is in force
/// one call and two for each policy. Only the management account and delegated administrators may.
/// </summary>
internal sealed class OrganizationLoader
{
    private static readonly string[] Types = { OrganizationPolicy.ServiceControl, OrganizationPolicy.ResourceControl };

    private readonly IOrganizationsApi _api;
    private readonly int _throttleLimit;
    private readonly CancellationToken _cancellationToken;

    public OrganizationLoader(IOrganizationsApi api, int throttleLimit, CancellationToken cancellationToken)
    {
        _api = api;
        _throttleLimit = throttleLimit;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="AwsCallException">A call failed: half an organization would deny too little.</exception>
    public OrganizationTree Load()
    {
        OrganizationDescription organization = _api.DescribeOrganization(_cancellationToken);
        OrganizationRoot root = _api.ListRoots(_cancellationToken) is { Count: > 0 } roots
            ? roots[0]
            : throw new AwsCallException("organizations:ListRoots", AccountProblemKind.Other, "the organization has no root");
        OrganizationPolicy[] policies = Types.Where(root.EnabledPolicyTypes.Contains).SelectMany(type => _api.ListPolicies(type, _cancellationToken)).ToArray();
        var attached = new ConcurrentDictionary<string, ConcurrentBag<string>>(StringComparer.Ordinal);
        OrganizationPolicy[] described = ParallelRun.Select(policies, _throttleLimit, policy => Describe(policy, attached), _cancellationToken);
        return new OrganizationTree(
            organization,
            LoadBranch(new OrganizationEntity(root.Id, root.Name), new HashSet<string>(StringComparer.Ordinal)),
            described,
            attached.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)one.Value.ToArray(), StringComparer.Ordinal));
    }

    private OrganizationPolicy Describe(OrganizationPolicy policy, ConcurrentDictionary<string, ConcurrentBag<string>> attached)
    {
        foreach (string target in _api.ListTargets(policy.Id, _cancellationToken))
        {
            attached.GetOrAdd(target, _ => new ConcurrentBag<string>()).Add(policy.Id);
        }

        return _api.DescribePolicy(policy.Id, _cancellationToken);
    }

    /// <exception cref="AwsCallException">An answer has a unit below itself, so that the tree has no end.</exception>
    private OrganizationBranch LoadBranch(OrganizationEntity entity, HashSet<string> read)
    {
        if (!read.Add(entity.Id))
        {
            throw new AwsCallException("organizations:ListOrganizationalUnitsForParent", AccountProblemKind.Other, $"the unit {entity.Id} is in more than one place of the organization");
        }

        IReadOnlyList<OrganizationEntity> accounts = _api.ListAccounts(entity.Id, _cancellationToken);
        IReadOnlyList<OrganizationEntity> units = _api.ListOrganizationalUnits(entity.Id, _cancellationToken);
        return new OrganizationBranch(entity, accounts, units.Select(unit => LoadBranch(unit, read)).ToArray());
    }
}
