namespace CrossAcctSync.Generation;

/// <summary>The reasons for which a policy is not made.</summary>
public enum SyncPolicyProblemKind
{
    /// <summary>The target role is known only at run time.</summary>
    TargetRoleUnknown,

    /// <summary>The execution role is not known.</summary>
    SourceRoleUnknown,

    /// <summary>The state machine's ARN is not known.</summary>
    StateMachineArnUnknown,

    /// <summary>The state machine's ARN cannot be an ExternalId.</summary>
    ExternalIdNotAllowed,

    /// <summary>The roles are in different partitions.</summary>
    CrossPartition,

    /// <summary>The execution role is of another account or partition than its state machine.</summary>
    SourceRoleForeign,

    /// <summary>The execution role's path has characters that a Principal cannot name.</summary>
    PrincipalNotAllowed,

    /// <summary>The target role is a service-linked one.</summary>
    TargetRoleServiceLinked,

    /// <summary>A text that CloudFormation would replace wherever it stands.</summary>
    DynamicReference,

    /// <summary>The policy is longer than IAM allows, however tightly it is packed.</summary>
    QuotaExceeded,

    /// <summary>The policy cannot be put into the existing document without changing what others mean.</summary>
    MergeRefused,

    /// <summary>The account has no such role.</summary>
    RoleNotFound,

    /// <summary>The policy that should bound a new role is not there.</summary>
    BoundaryNotFound,

    /// <summary>The role's account is not at hand.</summary>
    AccountNotFound,

    /// <summary>The role's account could not be read.</summary>
    AccountUnreadable,

    /// <summary>A policy of the role could not be read.</summary>
    PolicyUnreadable,
}
