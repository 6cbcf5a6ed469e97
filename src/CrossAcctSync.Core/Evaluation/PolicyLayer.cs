namespace CrossAcctSync.Evaluation;

/// <summary>The kinds of policies that have a say in a request (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).</summary>
public enum PolicyLayer
{
    /// <summary>No policy: the request cannot succeed whatever the policies say. <see cref="AccessDecision.Reason"/> says why.</summary>
    Request,

    /// <summary>Resource control policies of the resource's account.</summary>
    ResourceControlPolicy,

    /// <summary>Service control policies of the principal's account.</summary>
    ServiceControlPolicy,

    /// <summary>The trust policy of the role that is to be assumed.</summary>
    TrustPolicy,

    /// <summary>The policy of a resource that is no role.</summary>
    ResourcePolicy,

    /// <summary>Inline and managed policies of the principal.</summary>
    IdentityPolicy,

    /// <summary>The permissions boundary of the principal.</summary>
    PermissionsBoundary,

    /// <summary>Policies that were passed when the session was made.</summary>
    SessionPolicy,
}
