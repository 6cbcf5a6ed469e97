namespace Amazon.IdentityManagement.Model;

/// <summary>AttachedPermissionsBoundary as https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPermissionsBoundary.html has it.</summary>
public sealed class AttachedPermissionsBoundary
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? PermissionsBoundaryArn { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PermissionsBoundaryType { get; set; }
}
