using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of ListRolePolicies.</summary>
public sealed class ListRolePoliciesResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public List<string>? PolicyNames { get; set; }
}
