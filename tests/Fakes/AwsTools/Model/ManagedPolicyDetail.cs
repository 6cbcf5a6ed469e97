using System;
using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>ManagedPolicyDetail as https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html has it.</summary>
public sealed class ManagedPolicyDetail
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

    /// <summary>Gets or sets the element of this name.</summary>
    public List<PolicyVersion>? PolicyVersionList { get; set; }
}
