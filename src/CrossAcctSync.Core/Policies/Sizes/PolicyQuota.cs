using System;

namespace CrossAcctSync.Policies;

/// <summary>How long a policy may be.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Limit">The most characters, without white space.</param>
/// <param name="Source">Where the number comes from: a page of AWS, or what the caller read from Service Quotas.</param>
public sealed record PolicyQuota(PolicyKind Kind, int Limit, string Source)
{
    private const string IamQuotas = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length";
    private const string OrganizationsQuotas = "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";

    /// <summary>The code of the quota for the length of trust policies in Service Quotas.</summary>
    public const string TrustPolicyQuotaCode = "L-C07B4B0D";

    /// <summary>The largest length of a trust policy that an account can ask for, in characters.</summary>
    public const int LargestTrustPolicy = 8192;

    /// <summary>A trust policy: 2,048 characters in an account that has asked for no more.</summary>
    public static PolicyQuota TrustPolicy { get; } = new(PolicyKind.TrustPolicy, 2048, IamQuotas);

    /// <summary>All inline policies of one role together: 10,240 characters.</summary>
    public static PolicyQuota InlineRolePolicy { get; } = new(PolicyKind.InlineRolePolicy, 10240, IamQuotas);

    /// <summary>One managed policy: 6,144 characters.</summary>
    public static PolicyQuota ManagedPolicy { get; } = new(PolicyKind.ManagedPolicy, 6144, IamQuotas);

    /// <summary>A session policy: 2,048 characters.</summary>
    public static PolicyQuota SessionPolicy { get; } = new(PolicyKind.SessionPolicy, 2048, IamQuotas);

    /// <summary>A service control policy: 5,120 characters.</summary>
    public static PolicyQuota ServiceControlPolicy { get; } = new(PolicyKind.ServiceControlPolicy, 5120, OrganizationsQuotas);

    /// <summary>A resource control policy: 5,120 characters.</summary>
    public static PolicyQuota ResourceControlPolicy { get; } = new(PolicyKind.ResourceControlPolicy, 5120, OrganizationsQuotas);

    /// <summary>The default quota of a kind.</summary>
    public static PolicyQuota Of(PolicyKind kind) => kind switch
    {
        PolicyKind.TrustPolicy => TrustPolicy,
        PolicyKind.InlineRolePolicy => InlineRolePolicy,
        PolicyKind.ManagedPolicy => ManagedPolicy,
        PolicyKind.SessionPolicy => SessionPolicy,
        PolicyKind.ServiceControlPolicy => ServiceControlPolicy,
        PolicyKind.ResourceControlPolicy => ResourceControlPolicy,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of policy."),
    };

    /// <summary>The trust policy quota that an account has been given, as Service Quotas tells it.</summary>
    /// <param name="limit">2,048 to 8,192 characters.</param>
    /// <exception cref="ArgumentOutOfRangeException">AWS grants no such limit.</exception>
    public static PolicyQuota TrustPolicyOf(int limit) => limit is >= 2048 and <= LargestTrustPolicy
        ? new PolicyQuota(PolicyKind.TrustPolicy, limit, "Service Quotas " + TrustPolicyQuotaCode)
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, $"The quota for trust policies is 2,048 to {LargestTrustPolicy} characters.");
}
