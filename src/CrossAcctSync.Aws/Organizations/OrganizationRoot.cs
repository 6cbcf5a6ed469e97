using System.Collections.Generic;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>The root of an organization (https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html).</summary>
/// <param name="Id">The id, <c>r-…</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="EnabledPolicyTypes">The types of policies that are in force.</param>
public sealed record OrganizationRoot(string Id, string Name, IReadOnlyList<string> EnabledPolicyTypes);
