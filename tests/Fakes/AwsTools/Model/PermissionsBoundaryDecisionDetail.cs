namespace Amazon.IdentityManagement.Model;

/// <summary>PermissionsBoundaryDecisionDetail as https://docs.aws.amazon.com/IAM/latest/APIReference/API_PermissionsBoundaryDecisionDetail.html has it.</summary>
public sealed class PermissionsBoundaryDecisionDetail
{
    /// <summary>Gets or sets the element of this name.</summary>
    public bool? AllowedByPermissionsBoundary { get; set; }
}
