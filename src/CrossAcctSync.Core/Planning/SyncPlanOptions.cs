using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What is planned.</summary>
public sealed record SyncPlanOptions
{
    /// <summary>Both sides, within the default quotas.</summary>
    public static SyncPlanOptions Default { get; } = new();

    /// <summary>The sides. Roles of the other one are not read.</summary>
    public SyncSide Side { get; init; } = SyncSide.Both;

    /// <summary>The length that the target accounts allow for trust policies, 2,048 to 8,192 characters.</summary>
    public PolicyQuota TrustQuota { get; init; } = PolicyQuota.TrustPolicy;
}
