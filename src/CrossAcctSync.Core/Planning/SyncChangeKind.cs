namespace CrossAcctSync.Planning;

/// <summary>What a change does to a role.</summary>
public enum SyncChangeKind
{
    /// <summary>Replaces the trust policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html).</summary>
    PutTrustPolicy,

    /// <summary>Adds or replaces an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
    PutInlinePolicy,

    /// <summary>Deletes an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html).</summary>
    DeleteInlinePolicy,
}
