namespace CrossAcctSync.Aws.Organizations;

/// <summary>An organizational unit or an account.</summary>
/// <param name="Id"><c>ou-…</c>, or twelve digits.</param>
/// <param name="Name">The name.</param>
public sealed record OrganizationEntity(string Id, string Name);
