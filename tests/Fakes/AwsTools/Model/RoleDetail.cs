using System;
using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>RoleDetail as https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html has it.</summary>
public sealed class RoleDetail
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? RoleName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Arn { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? RoleId { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? AssumeRolePolicyDocument { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<PolicyDetail>? RolePolicyList { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<AttachedPolicyType>? AttachedManagedPolicies { get; set; }
}
