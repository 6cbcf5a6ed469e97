namespace CrossAcctSync.Aws.Organizations;

/// <summary>A policy of an organization (https://docs.aws.amazon.com/organizations/latest/APIReference/API_Policy.html). Immutable.</summary>
/// <param name="Id">The id, <c>p-…</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record OrganizationPolicy(string Id, string Name, string Type)
{
    /// <summary>The type of service control policies.</summary>
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";

    /// <summary>The type of resource control policies.</summary>
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    /// <summary>The policy as JSON text; null where the call answers none.</summary>
    public string? Content { get; init; }
}
