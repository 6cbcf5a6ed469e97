namespace CrossAcctSync.Aws.Organizations;

/// <summary>An organization (https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html).</summary>
/// <param name="Id">The id, <c>o-…</c>.</param>
/// <param name="ManagementAccountId">The management account, twelve digits.</param>
public sealed record OrganizationDescription(string Id, string ManagementAccountId);
