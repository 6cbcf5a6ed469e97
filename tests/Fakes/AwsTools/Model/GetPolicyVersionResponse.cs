namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of GetPolicyVersion.</summary>
public sealed class GetPolicyVersionResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public PolicyVersion? PolicyVersion { get; set; }
}
