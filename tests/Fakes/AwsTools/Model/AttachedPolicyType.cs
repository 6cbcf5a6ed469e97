namespace Amazon.IdentityManagement.Model;

/// <summary>AttachedPolicyType as https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPolicyType.html has it.</summary>
public sealed class AttachedPolicyType
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyArn { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyName { get; set; }
}
