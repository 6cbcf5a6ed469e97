namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of CreateRole.</summary>
public sealed class CreateRoleResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public Role? Role { get; set; }
}
