namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of CreatePolicy.</summary>
public sealed class CreatePolicyResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public ManagedPolicy? Policy { get; set; }
}
