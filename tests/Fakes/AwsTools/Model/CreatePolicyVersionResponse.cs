namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of CreatePolicyVersion.</summary>
public sealed class CreatePolicyVersionResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public PolicyVersion? PolicyVersion { get; set; }
}
