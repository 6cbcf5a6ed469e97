using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>
/// AWS Organizations, as the management account or a delegated administrator may read it
/// (https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html). Lists come whole. Failures are
/// <see cref="AwsCallException"/>.
/// </summary>
public interface IOrganizationsApi
{
    /// <summary>The organization of the caller (https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html); any member account may ask.</summary>
    OrganizationDescription DescribeOrganization(CancellationToken cancellationToken);

    /// <summary>The root; there is one (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html).</summary>
    IReadOnlyList<OrganizationRoot> ListRoots(CancellationToken cancellationToken);

    /// <summary>The units right below a root or unit (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html).</summary>
    IReadOnlyList<OrganizationEntity> ListOrganizationalUnits(string parentId, CancellationToken cancellationToken);

    /// <summary>All accounts of the organization, in no order (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html).</summary>
    IReadOnlyList<OrganizationEntity> ListAccounts(CancellationToken cancellationToken);

    /// <summary>The accounts right below a root or unit (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html).</summary>
    IReadOnlyList<OrganizationEntity> ListAccounts(string parentId, CancellationToken cancellationToken);

    /// <summary>The policies of a type without their contents (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html).</summary>
    /// <param name="type"><see cref="OrganizationPolicy.ServiceControl"/> or <see cref="OrganizationPolicy.ResourceControl"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    IReadOnlyList<OrganizationPolicy> ListPolicies(string type, CancellationToken cancellationToken);

    /// <summary>A policy with its content (https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html).</summary>
    OrganizationPolicy DescribePolicy(string policyId, CancellationToken cancellationToken);

    /// <summary>The ids of the root, units and accounts that a policy is attached to (https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html).</summary>
    IReadOnlyList<string> ListTargets(string policyId, CancellationToken cancellationToken);
}
