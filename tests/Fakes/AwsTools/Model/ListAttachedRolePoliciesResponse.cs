using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of ListAttachedRolePolicies.</summary>
public sealed class ListAttachedRolePoliciesResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public List<AttachedPolicyType>? AttachedPolicies { get; set; }
}
