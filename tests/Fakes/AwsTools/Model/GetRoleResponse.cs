namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of GetRole.</summary>
public sealed class GetRoleResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public Role? Role { get; set; }
}
