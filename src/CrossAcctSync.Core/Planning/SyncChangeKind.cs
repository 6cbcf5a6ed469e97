namespace CrossAcctSync.Planning;

/// <summary>What a change does to a role, or to a managed policy that is made for one.</summary>
public enum SyncChangeKind
{
    /// <summary>Replaces the trust policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html).</summary>
    PutTrustPolicy,

    /// <summary>Adds or replaces an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
    PutInlinePolicy,

    /// <summary>Deletes an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html).</summary>
    DeleteInlinePolicy,

    /// <summary>Creates a role that nobody can assume yet (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html).</summary>
    CreateRole,

    /// <summary>Creates a managed policy, or puts a new version of it in force (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html).</summary>
    PutManagedPolicy,

    /// <summary>Deletes a managed policy with all its versions (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html).</summary>
    DeleteManagedPolicy,

    /// <summary>Attaches a managed policy to the role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html).</summary>
    AttachPolicy,

    /// <summary>Detaches a managed policy from the role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html).</summary>
    DetachPolicy,
}
