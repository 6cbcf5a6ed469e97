namespace Amazon.IdentityManagement.Model;

/// <summary>What a call without an answer of its own gives.</summary>
public sealed class EmptyResponse : IamResponse
{
}
