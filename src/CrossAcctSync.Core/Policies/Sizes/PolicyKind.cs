namespace CrossAcctSync.Policies;

/// <summary>The kinds of policies that differ in their quotas (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).</summary>
public enum PolicyKind
{
    /// <summary>Who may assume a role.</summary>
    TrustPolicy,

    /// <summary>The inline policies of a role, all of them together.</summary>
    InlineRolePolicy,

    /// <summary>One customer managed policy.</summary>
    ManagedPolicy,

    /// <summary>The policy of a session.</summary>
    SessionPolicy,

    /// <summary>A service control policy of an organization.</summary>
    ServiceControlPolicy,

    /// <summary>A resource control policy of an organization.</summary>
    ResourceControlPolicy,
}
