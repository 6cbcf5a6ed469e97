namespace CrossAcctSync.Evaluation;

/// <summary>Why a decision is what it is.</summary>
public enum DecisionReason
{
    /// <summary>All sides that must allow the request do.</summary>
    AllowedByPolicies,

    /// <summary>A <c>Deny</c> statement applies.</summary>
    DeniedByStatement,

    /// <summary>A layer that must allow the request has no <c>Allow</c> statement that applies.</summary>
    NoStatementAllows,

    /// <summary>A layer that must allow the request has no policy at all.</summary>
    NoPolicy,

    /// <summary>A policy could not be read, so nobody can say what it denies.</summary>
    UnreadablePolicy,

    /// <summary>
    /// Principal and resource are in different partitions, and access never crosses them
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html).
    /// </summary>
    PartitionsDiffer,

    /// <summary>
    /// The principal cannot make this call: the root user and unsigned requests cannot assume a role
    /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), and AssumeRoleWithSAML and
    /// AssumeRoleWithWebIdentity are for the identities of providers, which make no other call
    /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html).
    /// </summary>
    CallerCannotAssumeRoles,

    /// <summary>
    /// The action is one that no policy grants or denies, such as <c>sts:GetCallerIdentity</c>
    /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
    /// </summary>
    NoPermissionNeeded,

    /// <summary>
    /// The action is for callers of another kind, whatever policies say, as <c>sts:GetSessionToken</c> is for users
    /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html).
    /// </summary>
    CallerNotOfKind,

    /// <summary>A context key that matters was neither given nor declared absent.</summary>
    ContextUnknown,
}
