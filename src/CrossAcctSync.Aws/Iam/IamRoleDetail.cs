using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>A role with its policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html). Immutable.</summary>
/// <param name="Role">The role.</param>
public sealed record IamRoleDetail(IamRole Role)
{
    /// <summary>The inline policies.</summary>
    public IReadOnlyList<IamInlinePolicy> InlinePolicies { get; init; } = Array.Empty<IamInlinePolicy>();

    /// <summary>The managed policies that are attached.</summary>
    public IReadOnlyList<IamAttachedPolicy> AttachedPolicies { get; init; } = Array.Empty<IamAttachedPolicy>();
}
