using System.Collections.Generic;

namespace CrossAcctSync.Findings;

/// <summary>The kinds of findings on access between accounts.</summary>
public static class AccessRules
{
    private const string CrossAccount = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html";
    private const string CrossAccountSync = CrossAccount + "#concepts-cross-acct-sync-pattern";
    private const string LeastPrivilege = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";
    private const string ConfusedDeputy = "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html";

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule RoleNotFound { get; } = new("RoleNotFound", FindingSeverity.Error, "A role that the workflow needs does not exist.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExecutionRoleNotTrusted { get; } = new("ExecutionRoleNotTrusted", FindingSeverity.Error, "Step Functions cannot assume the execution role for this state machine.", "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExecutionPermissionMissing { get; } = new("ExecutionPermissionMissing", FindingSeverity.Error, "The execution role lacks a permission that the state machine itself needs.", "https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceCannotAssume { get; } = new("SourceCannotAssume", FindingSeverity.Error, "The source role may not assume the target role.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceMayAssumeMore { get; } = new("SourceMayAssumeMore", FindingSeverity.Error, "A pattern lets the source role assume roles that none of its workflows names.", LeastPrivilege);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceMayAssumeOthers { get; } = new("SourceMayAssumeOthers", FindingSeverity.Warning, "The source role may assume a role that is named to it and that none of the given workflows names.", LeastPrivilege);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TargetDoesNotTrust { get; } = new("TargetDoesNotTrust", FindingSeverity.Error, "The target role does not trust the source role with this state machine's ExternalId.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PermissionMissing { get; } = new("PermissionMissing", FindingSeverity.Error, "The target role lacks a permission that a task needs.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustAcceptsAnyExternalId { get; } = new("TrustAcceptsAnyExternalId", FindingSeverity.Error, "The target role can be assumed with the ExternalId of another state machine.", ConfusedDeputy);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustWithoutExternalId { get; } = new("TrustWithoutExternalId", FindingSeverity.Error, "The target role can be assumed without an ExternalId.", ConfusedDeputy);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustAcceptsOtherRoles { get; } = new("TrustAcceptsOtherRoles", FindingSeverity.Error, "The target role can be assumed by others than the source role.", ConfusedDeputy);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PermissionOnSibling { get; } = new("PermissionOnSibling", FindingSeverity.Warning, "The target role may do the same to resources that no task names.", LeastPrivilege);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PermissionBeyondNeed { get; } = new("PermissionBeyondNeed", FindingSeverity.Warning, "The target role grants what no task needs.", LeastPrivilege);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule EventBridgeLeftover { get; } = new("EventBridgeLeftover", FindingSeverity.Warning, "The target role has EventBridge permissions, which .sync does not need across accounts.", CrossAccountSync);

    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = new[]
    {
        EventBridgeLeftover, ExecutionPermissionMissing, ExecutionRoleNotTrusted, PermissionBeyondNeed, PermissionMissing, PermissionOnSibling, RoleNotFound,
        SourceCannotAssume, SourceMayAssumeMore, SourceMayAssumeOthers, TargetDoesNotTrust, TrustAcceptsAnyExternalId, TrustAcceptsOtherRoles, TrustWithoutExternalId,
    };
}
