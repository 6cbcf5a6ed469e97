using System;

namespace Amazon.IdentityManagement.Model;

/// <summary>PolicyVersion as https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html has it.</summary>
public sealed class PolicyVersion
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? VersionId { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public bool? IsDefaultVersion { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Document { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public DateTime? CreateDate { get; set; }
}
