namespace CrossAcctSync.Diagnosis;

/// <summary>
/// The kind of policy that AWS's message names
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-error-examples).
/// </summary>
public enum DenialLayer
{
    /// <summary>Policies of the principal.</summary>
    IdentityPolicy,

    /// <summary>The policy of the resource.</summary>
    ResourcePolicy,

    /// <summary>The trust policy of the role.</summary>
    RoleTrustPolicy,

    /// <summary>The permissions boundary of the principal.</summary>
    PermissionsBoundary,

    /// <summary>A service control policy of the principal's organization.</summary>
    ServiceControlPolicy,

    /// <summary>A resource control policy of the resource's organization.</summary>
    ResourceControlPolicy,

    /// <summary>A policy that was passed when the session was made.</summary>
    SessionPolicy,

    /// <summary>The policy of a VPC endpoint.</summary>
    VpcEndpointPolicy,
}
