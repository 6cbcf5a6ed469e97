using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>Which layers have a say in a request.</summary>
internal static class Applicability
{
    /// <summary>Services, root users and unsigned callers have no identity policies, boundaries and session policies.</summary>
    public static bool HasIdentity(RequestPrincipal principal) =>
        principal.Type is PrincipalType.Role or PrincipalType.RoleSession or PrincipalType.User or PrincipalType.FederatedUser;

    public static bool IsSession(RequestPrincipal principal) =>
        principal.Type is PrincipalType.Role or PrincipalType.RoleSession or PrincipalType.FederatedUser;

    /// <summary>
    /// SCPs bear on users, roles and the root user of member accounts, not on the management account and service-linked
    /// roles (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp).
    /// </summary>
    public static bool HasServiceControl(AccessRequest request) =>
        request.Principal.AccountId is not null
        && !request.Principal.IsServiceLinkedRole
        && IsMember(request.PrincipalOrganization);

    /// <summary>
    /// RCPs bear on resources of member accounts, of the services that support them, whoever asks but service-linked
    /// roles (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps).
    /// </summary>
    public static bool HasResourceControl(AccessRequest request) =>
        request.Facts.IsUnderResourceControl
        && !request.Principal.IsServiceLinkedRole
        && IsMember(request.ResourceOrganization);

    /// <summary>The policies that have a say, each with its layer and the organization's entity that it is attached to.</summary>
    public static IEnumerable<(PolicyLayer Layer, string? Level, NamedPolicy Policy)> Policies(AccessRequest request, PolicySet policies)
    {
        if (HasResourceControl(request))
        {
            foreach (PolicyLevel level in policies.ResourceControlPolicies)
            {
                foreach (NamedPolicy policy in level.Policies)
                {
                    yield return (PolicyLayer.ResourceControlPolicy, level.Name, policy);
                }
            }
        }

        if (HasServiceControl(request))
        {
            foreach (PolicyLevel level in policies.ServiceControlPolicies)
            {
                foreach (NamedPolicy policy in level.Policies)
                {
                    yield return (PolicyLayer.ServiceControlPolicy, level.Name, policy);
                }
            }
        }

        if (policies.ResourcePolicy is not null)
        {
            yield return (request.Facts.ResourceLayer, null, policies.ResourcePolicy);
        }

        if (!HasIdentity(request.Principal))
        {
            yield break;
        }

        foreach (NamedPolicy policy in policies.IdentityPolicies)
        {
            yield return (PolicyLayer.IdentityPolicy, null, policy);
        }

        if (policies.PermissionsBoundary is not null)
        {
            yield return (PolicyLayer.PermissionsBoundary, null, policies.PermissionsBoundary);
        }

        if (IsSession(request.Principal))
        {
            foreach (NamedPolicy policy in policies.SessionPolicies)
            {
                yield return (PolicyLayer.SessionPolicy, null, policy);
            }
        }
    }

    private static bool IsMember(OrganizationMembership? organization) =>
        organization is null || (organization.OrganizationId is not null && !organization.IsManagementAccount);
}
