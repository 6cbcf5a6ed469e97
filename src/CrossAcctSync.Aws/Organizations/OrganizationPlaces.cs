using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>The place of each account in an organization, with the policies of every level down to it.</summary>
internal sealed class OrganizationPlaces
{
    /// <summary>The policy that AWS attaches to everything and lets nobody detach (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).</summary>
    public const string FullResourceAccess = "RCPFullAWSAccess";

    private static readonly NamedPolicy FullResourceAccessPolicy = NamedPolicy.Parse(
        FullResourceAccess, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""");

    private readonly OrganizationTree _tree;
    private readonly Dictionary<string, NamedPolicy> _policies;
    private readonly Dictionary<string, AccountOrganization> _accounts = new(StringComparer.Ordinal);

    private OrganizationPlaces(OrganizationTree tree)
    {
        _tree = tree;
        _policies = tree.Policies.ToDictionary(policy => policy.Id, policy => NamedPolicy.Parse(policy.Name, policy.Content), StringComparer.Ordinal);
    }

    /// <summary>The accounts by their ids.</summary>
    public static IReadOnlyDictionary<string, AccountOrganization> Of(OrganizationTree tree)
    {
        var places = new OrganizationPlaces(tree);
        places.Add(tree.Root, tree.Organization.Id + "/", Array.Empty<PolicyLevel>(), Array.Empty<PolicyLevel>());
        return places._accounts;
    }

    private void Add(OrganizationBranch branch, string path, PolicyLevel[] service, PolicyLevel[] resource)
    {
        string own = $"{path}{branch.Entity.Id}/";
        PolicyLevel[] ownService = With(service, branch.Entity, OrganizationPolicy.ServiceControl);
        PolicyLevel[] ownResource = With(resource, branch.Entity, OrganizationPolicy.ResourceControl);
        foreach (OrganizationEntity account in branch.Accounts)
        {
            _accounts[account.Id] = new AccountOrganization(
                OrganizationMembership.Of(_tree.Organization.Id, own, account.Id == _tree.Organization.ManagementAccountId),
                With(ownService, account, OrganizationPolicy.ServiceControl),
                With(ownResource, account, OrganizationPolicy.ResourceControl));
        }

        foreach (OrganizationBranch unit in branch.Units)
        {
            Add(unit, own, ownService, ownResource);
        }
    }

    private PolicyLevel[] With(PolicyLevel[] levels, OrganizationEntity entity, string type)
    {
        if (!_tree.Has(type))
        {
            return levels;
        }

        List<NamedPolicy> policies = _tree.AttachedTo(entity.Id, type).Select(policy => _policies[policy.Id]).ToList();
        if (type == OrganizationPolicy.ResourceControl && policies.TrueForAll(policy => policy.Name != FullResourceAccess))
        {
            policies.Insert(0, FullResourceAccessPolicy);
        }

        return levels.Append(new PolicyLevel($"{entity.Name} ({entity.Id})", policies)).ToArray();
    }
}
