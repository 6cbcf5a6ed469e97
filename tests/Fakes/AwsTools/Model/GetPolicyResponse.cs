namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of GetPolicy.</summary>
public sealed class GetPolicyResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public ManagedPolicy? Policy { get; set; }
}
