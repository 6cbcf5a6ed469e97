namespace Amazon.IdentityManagement.Model;

/// <summary>Statement as https://docs.aws.amazon.com/IAM/latest/APIReference/API_Statement.html has it.</summary>
public sealed class Statement
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? SourcePolicyId { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? SourcePolicyType { get; set; }
}
