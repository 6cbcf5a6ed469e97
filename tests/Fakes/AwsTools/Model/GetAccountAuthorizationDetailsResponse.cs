using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of GetAccountAuthorizationDetails.</summary>
public sealed class GetAccountAuthorizationDetailsResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public List<RoleDetail>? RoleDetailList { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<ManagedPolicyDetail>? Policies { get; set; }
}
