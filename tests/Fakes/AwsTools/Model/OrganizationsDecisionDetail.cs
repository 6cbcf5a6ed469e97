namespace Amazon.IdentityManagement.Model;

/// <summary>OrganizationsDecisionDetail as https://docs.aws.amazon.com/IAM/latest/APIReference/API_OrganizationsDecisionDetail.html has it.</summary>
public sealed class OrganizationsDecisionDetail
{
    /// <summary>Gets or sets the element of this name.</summary>
    public bool? AllowedByOrganizations { get; set; }
}
