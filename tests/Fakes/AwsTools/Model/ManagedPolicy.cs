using System;

namespace Amazon.IdentityManagement.Model;

/// <summary>ManagedPolicy as https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicy.html has it.</summary>
public sealed class ManagedPolicy
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Arn { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyId { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? DefaultVersionId { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public int? AttachmentCount { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public DateTime? UpdateDate { get; set; }
}
