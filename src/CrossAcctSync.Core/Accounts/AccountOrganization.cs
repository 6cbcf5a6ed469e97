using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts;

/// <summary>Where an account stands in its organization, and which organization policies reach it.</summary>
/// <param name="Membership">The place.</param>
/// <param name="ServiceControlPolicies">From the root down to the account; empty when none are in force.</param>
/// <param name="ResourceControlPolicies">Likewise.</param>
public sealed record AccountOrganization(
    OrganizationMembership Membership,
    IReadOnlyList<PolicyLevel> ServiceControlPolicies,
    IReadOnlyList<PolicyLevel> ResourceControlPolicies)
{
    /// <summary>An account in no organization.</summary>
    public static AccountOrganization None { get; } = new(OrganizationMembership.None, Array.Empty<PolicyLevel>(), Array.Empty<PolicyLevel>());
}
