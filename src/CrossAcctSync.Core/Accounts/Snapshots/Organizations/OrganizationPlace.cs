using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Organizations;

/// <summary>A place in the tree: its path, and the policies of every level down to it.</summary>
/// <param name="Path">The path with a slash at its end, as aws:PrincipalOrgPaths has it.</param>
/// <param name="ServiceControl">The levels; null for a kind that is not in force.</param>
/// <param name="ResourceControl">Likewise.</param>
internal sealed record OrganizationPlace(string Path, IReadOnlyList<PolicyLevel>? ServiceControl, IReadOnlyList<PolicyLevel>? ResourceControl)
{
    public static OrganizationPlace Top(string path) => new(path, Array.Empty<PolicyLevel>(), Array.Empty<PolicyLevel>());

    /// <summary>One unit further down.</summary>
    public OrganizationPlace Into(string unit) => this with { Path = Path + unit + "/" };

    /// <summary>With the policies of one level more.</summary>
    public OrganizationPlace Below((PolicyLevel? ServiceControl, PolicyLevel? ResourceControl) level) => this with
    {
        ServiceControl = level.ServiceControl is null ? null : ServiceControl?.Append(level.ServiceControl).ToArray(),
        ResourceControl = level.ResourceControl is null ? null : ResourceControl?.Append(level.ResourceControl).ToArray(),
    };

    /// <summary>The account that stands here.</summary>
    public AccountOrganization ToOrganization(string organizationId, bool isManagementAccount) => new(
        OrganizationMembership.Of(organizationId, Path, isManagementAccount),
        ServiceControl ?? Array.Empty<PolicyLevel>(),
        ResourceControl ?? Array.Empty<PolicyLevel>());
}
