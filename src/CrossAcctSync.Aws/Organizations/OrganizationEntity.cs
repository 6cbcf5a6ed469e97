namespace CrossAcctSync.Aws.Organizations;

/// <summary>An organizational unit or an account.</summary>
/// <param name="Id"><c>ou-…</c>, or twelve digits.</param>
/// <param name="Name">The name.</param>
public sealed record OrganizationEntity(string Id, string Name)
{
    /// <summary>The state of an account, for example <c>ACTIVE</c> or <c>SUSPENDED</c>; null for a unit, and where the answer tells none.</summary>
    public string? State { get; init; }
}
