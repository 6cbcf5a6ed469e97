namespace Amazon.IdentityManagement.Model;

/// <summary>Tag as https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html has it.</summary>
public sealed class Tag
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? Key { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Value { get; set; }
}
