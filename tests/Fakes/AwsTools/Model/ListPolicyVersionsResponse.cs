using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of ListPolicyVersions.</summary>
public sealed class ListPolicyVersionsResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public List<PolicyVersion>? Versions { get; set; }
}
