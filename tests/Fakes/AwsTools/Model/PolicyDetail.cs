namespace Amazon.IdentityManagement.Model;

/// <summary>PolicyDetail as https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html has it.</summary>
public sealed class PolicyDetail
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyDocument { get; set; }
}
