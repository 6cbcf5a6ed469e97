using CrossAcctSync.Policies;

namespace CrossAcctSync.Generation;

/// <summary>How policies are made.</summary>
public sealed record SyncPolicyOptions
{
    /// <summary>A new inline policy within the default quotas.</summary>
    public static SyncPolicyOptions Default { get; } = new();

    /// <summary>The document that the role has, into which the policy is merged; null for a new one.</summary>
    public PolicyDocument? MergeWith { get; init; }

    /// <summary>The length that the account allows for trust policies, 2,048 to 8,192 characters.</summary>
    public PolicyQuota TrustQuota { get; init; } = PolicyQuota.TrustPolicy;

    /// <summary>What a permission policy becomes: inline policies share 10,240 characters, each managed one has 6,144.</summary>
    public PolicyKind PermissionKind { get; init; } = PolicyKind.InlineRolePolicy;

    /// <summary>Into how many managed policies a permission policy may be split.</summary>
    public int MaxManagedPolicies { get; init; } = 10;
}
