using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What is planned.</summary>
public sealed record SyncPlanOptions
{
    /// <summary>The managed policies that a role can have in an account that asked for no more (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).</summary>
    public const int DefaultAttachmentQuota = 10;

    /// <summary>Both sides, inline, within the default quotas.</summary>
    public static SyncPlanOptions Default { get; } = new();

    /// <summary>The sides. Roles of the other one are not read.</summary>
    public SyncSide Side { get; init; } = SyncSide.Both;

    /// <summary>The length that the target accounts allow for trust policies, 2,048 to 8,192 characters.</summary>
    public PolicyQuota TrustQuota { get; init; } = PolicyQuota.TrustPolicy;

    /// <summary>Values of context keys that the accounts do not tell, by which conditions of trust and permission policies are decided.</summary>
    public RequestContext Context { get; init; } = RequestContext.Empty;

    /// <summary>How permissions are kept.</summary>
    public PolicyPlacement Placement { get; init; } = PolicyPlacement.Inline;

    /// <summary>The managed policies that a role can have, 10 to 25.</summary>
    public int AttachmentQuota { get; init; } = DefaultAttachmentQuota;

    /// <summary>Whether changes are planned, too, that take away what none of the requirements needs.</summary>
    public bool IncludeExcess { get; init; }

    /// <summary>How target roles are created that are not there; null leaves out what needs them.</summary>
    public RoleCreation? Creation { get; init; }
}
