using System.Collections.Generic;

namespace CrossAcctSync.Findings;

/// <summary>The kinds of findings on definitions and on what they need.</summary>
public static class DefinitionRules
{
    private const string CrossAccount = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html";
    private const string CrossAccountSync = CrossAccount + "#concepts-cross-acct-sync-pattern";
    private const string TaskState = "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html";
    private const string Patterns = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html";
    private const string Optimized = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html";
    private const string IamTemplates = "https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html";
    private const string Sdk = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html";
    private const string PassRole = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StateMachineMatched { get; } = new("StateMachineMatched", FindingSeverity.Warning, "The state machine was found among those that are there by the name that its engine makes.", "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StateMachineNameNotAllowed { get; } = new("StateMachineNameNotAllowed", FindingSeverity.Error, "The state machine's ARN has characters that sts:AssumeRole does not accept in an ExternalId.", "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StateMachineArnUnknown { get; } = new("StateMachineArnUnknown", FindingSeverity.Error, "The state machine's ARN is not known, so there is no ExternalId to trust and no region to scope to.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceRoleUnknown { get; } = new("SourceRoleUnknown", FindingSeverity.Error, "The state machine's execution role is not known, so there is no principal to trust.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule LetterNotAllowed { get; } = new("LetterNotAllowed", FindingSeverity.Warning, "A name has characters that IAM refuses in a policy, so that a ? stands for each of them.", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StateUnread { get; } = new("StateUnread", FindingSeverity.Error, "A state, or what stands in it, is not as Step Functions reads it, so that its needs are not known.", "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CredentialsUnread { get; } = new("CredentialsUnread", FindingSeverity.Warning, "Credentials stand where Step Functions does not read them, so that no role is assumed there.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceRoleForeign { get; } = new("SourceRoleForeign", FindingSeverity.Error, "The execution role is of another account or partition than its state machine, and a role is passed only within its account.", PassRole);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceRoleNotNameable { get; } = new("SourceRoleNotNameable", FindingSeverity.Error, "The execution role's path has characters that a Principal cannot name without naming other roles.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TargetRoleServiceLinked { get; } = new("TargetRoleServiceLinked", FindingSeverity.Error, "The target role is a service-linked role, which only its service can assume.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule NestedExpressSync { get; } = new("NestedExpressSync", FindingSeverity.Error, "A nested Express workflow cannot be started with startExecution.sync.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule NestedTypeUnknown { get; } = new("NestedTypeUnknown", FindingSeverity.Information, "It is not known whether the nested workflow is Standard or Express.", CrossAccountSync);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SyncInExpress { get; } = new("SyncInExpress", FindingSeverity.Error, "An Express workflow cannot wait for a job (.sync).", Patterns);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CallbackInExpress { get; } = new("CallbackInExpress", FindingSeverity.Error, "An Express workflow cannot wait for a callback (.waitForTaskToken).", Patterns);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CallbackFromTarget { get; } = new("CallbackFromTarget", FindingSeverity.Warning, "A task token is accepted only from principals of the state machine's own account.", Patterns + "#connect-wait-token");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CrossPartition { get; } = new("CrossPartition", FindingSeverity.Error, "The target role is in another partition; a role can be assumed only within one.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CrossRegion { get; } = new("CrossRegion", FindingSeverity.Error, "The task names a resource of another region; Step Functions calls only its own.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceOutsideTarget { get; } = new("ResourceOutsideTarget", FindingSeverity.Warning, "The task names a resource of another account than its target role.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SameAccountTarget { get; } = new("SameAccountTarget", FindingSeverity.Warning, "The target role is in the state machine's own account.", IamTemplates);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CredentialsMalformed { get; } = new("CredentialsMalformed", FindingSeverity.Error, "The Credentials of a task name no role that Step Functions could assume.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CredentialsMissing { get; } = new("CredentialsMissing", FindingSeverity.Warning, "A task without Credentials names a resource of another account.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CredentialsNotSupported { get; } = new("CredentialsNotSupported", FindingSeverity.Error, "This kind of task cannot run with a role of another account.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CrossAccountUnconfirmed { get; } = new("CrossAccountUnconfirmed", FindingSeverity.Information, "No AWS page confirms that this integration works with a role of another account.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExecutionRoleNeeds { get; } = new("ExecutionRoleNeeds", FindingSeverity.Information, "The execution role needs permissions of its own, beside assuming target roles.", "https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule IntegrationUnknown { get; } = new("IntegrationUnknown", FindingSeverity.Error, "The task's Resource is no integration of Step Functions, or does not have this pattern.", Optimized);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PatternContested { get; } = new("PatternContested", FindingSeverity.Warning, "AWS's own pages disagree on whether this integration has this pattern.", Optimized);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule RoleDynamic { get; } = new("RoleDynamic", FindingSeverity.Warning, "The target role is known only at run time.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceDynamic { get; } = new("ResourceDynamic", FindingSeverity.Warning, "A resource's name is known only at run time, so the permission covers every name that it can have.", IamTemplates + "#connect-iam-dynamic-static");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResolvedFromSample { get; } = new("ResolvedFromSample", FindingSeverity.Information, "A role or a resource was worked out from a sample input; other inputs can need other permissions.", TaskState);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceUnnamed { get; } = new("ResourceUnnamed", FindingSeverity.Warning, "The task does not name the resource that the permission could be narrowed to.", IamTemplates);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ArgumentUnexpected { get; } = new("ArgumentUnexpected", FindingSeverity.Warning, "An argument has a value that does not name what it should.", IamTemplates);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PassRoleDynamic { get; } = new("PassRoleDynamic", FindingSeverity.Warning, "A role that the task hands to a service is known only at run time; iam:PassRole is not granted for it.", PassRole);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PassRoleNotVisible { get; } = new("PassRoleNotVisible", FindingSeverity.Warning, "The service may be handed roles that the definition does not show.", PassRole);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SdkActionUnknown { get; } = new("SdkActionUnknown", FindingSeverity.Warning, "No IAM action is known for the API of an aws-sdk task.", Sdk);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SdkApiNotOffered { get; } = new("SdkApiNotOffered", FindingSeverity.Error, "Step Functions does not offer this API as an aws-sdk task.", Sdk);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceLevelUnsupported { get; } = new("ResourceLevelUnsupported", FindingSeverity.Information, "IAM has no resource-level control for the action, so its resource is *.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule DataAccessNotNarrowed { get; } = new("DataAccessNotNarrowed", FindingSeverity.Warning, "The data that the job reads and writes is not visible in the definition, so its permission is not narrowed.", IamTemplates);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule NoIamPermissions { get; } = new("NoIamPermissions", FindingSeverity.Information, "The task needs no IAM permission in the target account.", Optimized);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule DuplicateKey { get; } = new("DuplicateKey", FindingSeverity.Warning, "An object of the definition has a name twice; the last one holds.", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TaskConditional { get; } = new("TaskConditional", FindingSeverity.Warning, "A template has a task only under some of its conditions, or another one under others; what all of them need is granted.", "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PermissionsNotProven { get; } = new("PermissionsNotProven", FindingSeverity.Warning, "Neither AWS's reference nor a rule says all the permissions that the call needs.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TaskNotReached { get; } = new("TaskNotReached", FindingSeverity.Warning, "A Choice is known to take other ways, so that nothing is granted for a task; other inputs can need it.", "https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExpressionRefused { get; } = new("ExpressionRefused", FindingSeverity.Error, "A JSONata expression cannot be read, or calls a function that Step Functions does not have, or with another number of arguments than it takes.", "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule DataFlowCutShort { get; } = new("DataFlowCutShort", FindingSeverity.Warning, "The data of a definition is too much to follow, so that what its states see at run time is not known.", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PathLeadsNowhere { get; } = new("PathLeadsNowhere", FindingSeverity.Warning, "A path leads to nothing in the data that reaches it, for which an execution fails.", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule DefinitionRefused { get; } = new("DefinitionRefused", FindingSeverity.Error, "A definition holds what Step Functions refuses, so that it cannot be created.", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html");

    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = new[]
    {
        ArgumentUnexpected, CallbackFromTarget, CallbackInExpress, CredentialsMalformed, CredentialsMissing, CredentialsNotSupported, CredentialsUnread,
        CrossAccountUnconfirmed, CrossPartition, CrossRegion, DataAccessNotNarrowed, DataFlowCutShort, DefinitionRefused, DuplicateKey, ExecutionRoleNeeds, ExpressionRefused, IntegrationUnknown, LetterNotAllowed, NestedExpressSync,
        NestedTypeUnknown, NoIamPermissions, PassRoleDynamic, PassRoleNotVisible, PathLeadsNowhere, PatternContested, PermissionsNotProven, ResolvedFromSample, ResourceDynamic, ResourceLevelUnsupported,
        ResourceOutsideTarget, ResourceUnnamed, RoleDynamic, SameAccountTarget, SdkActionUnknown, SdkApiNotOffered, SourceRoleForeign,
        SourceRoleNotNameable, SourceRoleUnknown, StateMachineArnUnknown, StateMachineMatched, StateMachineNameNotAllowed, StateUnread, SyncInExpress, TargetRoleServiceLinked, TaskConditional,
        TaskNotReached,
    };
}
