namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of GetRolePolicy.</summary>
public sealed class GetRolePolicyResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? RoleName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? PolicyDocument { get; set; }
}
