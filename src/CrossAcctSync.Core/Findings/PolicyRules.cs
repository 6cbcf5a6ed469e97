using System.Collections.Generic;

namespace CrossAcctSync.Findings;

/// <summary>The kinds of findings on policies, each with the page of AWS that it comes from.</summary>
public static class PolicyRules
{
    private const string Guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
    private const string Actions = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";
    private const string CrossAccount = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html";
    private const string ExternalId = Guide + "id_roles_common-scenarios_third-party.html";
    private const string PassRole = Guide + "id_roles_use_passrole.html";
    private const string Principal = Guide + "reference_policies_elements_principal.html";
    private const string Quotas = Guide + "reference_iam-quotas.html#reference_iam-quotas-entity-length";

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AccountRootTrusted { get; } = new(nameof(AccountRootTrusted), FindingSeverity.Warning, "A whole account is trusted: every principal of it that its own policies let assume the role.", Guide + "reference_policies_elements_principal.html#principal-accounts");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ActionCaseDiffers { get; } = new(nameof(ActionCaseDiffers), FindingSeverity.Information, "An action is not spelled in AWS's letter case; IAM takes it all the same.", Guide + "reference_policies_elements_action.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ActionMalformed { get; } = new(nameof(ActionMalformed), FindingSeverity.Error, "An action is not of the form service:Name.", Guide + "reference_policies_elements_action.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ActionMatchesNothing { get; } = new(nameof(ActionMatchesNothing), FindingSeverity.Warning, "A wildcard matches no action of its service.", Actions);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ActionUnknown { get; } = new(nameof(ActionUnknown), FindingSeverity.Error, "The service has no such action.", Actions);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ActionWithoutResource { get; } = new(nameof(ActionWithoutResource), FindingSeverity.Warning, "An action can be granted on none of the resources of its statement.", Actions);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AllActions { get; } = new(nameof(AllActions), FindingSeverity.Warning, "All actions are allowed, or all of a service.", Guide + "best-practices.html#grant-least-privilege");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AllowByExclusion { get; } = new(nameof(AllowByExclusion), FindingSeverity.Warning, "An Allow names what it leaves out, and grants all else.", Guide + "reference_policies_elements_notaction.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AssumeRoleByWildcard { get; } = new(nameof(AssumeRoleByWildcard), FindingSeverity.Warning, "A trust policy allows sts:AssumeRole by a wildcard or by exclusion, and other ways into the role with it.", Guide + "reference_policies_elements_action.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule CharacterNotAllowed { get; } = new(nameof(CharacterNotAllowed), FindingSeverity.Error, "The policy has a character that IAM does not take.", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ConditionKeyMalformed { get; } = new(nameof(ConditionKeyMalformed), FindingSeverity.Error, "A condition's key has no service in front, or no tag behind.", Guide + "reference_policies_elements_condition.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ConditionKeyUnknown { get; } = new(nameof(ConditionKeyUnknown), FindingSeverity.Warning, "There is no such condition key, so requests never have it.", Guide + "reference_policies_condition-keys.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ConditionValueMalformed { get; } = new(nameof(ConditionValueMalformed), FindingSeverity.Error, "A condition's value is none that its operator takes.", Guide + "reference_policies_elements_condition_operators.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ElementUnknown { get; } = new(nameof(ElementUnknown), FindingSeverity.Error, "The policy has an element that IAM's grammar does not have.", Guide + "reference_policies_grammar.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule EmptyElement { get; } = new(nameof(EmptyElement), FindingSeverity.Warning, "An element is empty, so its statement has no effect.", Guide + "reference_policies_grammar.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExternalIdLoose { get; } = new(nameof(ExternalIdLoose), FindingSeverity.Warning, "sts:ExternalId is compared in a way that more than single state machines pass.", ExternalId);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExternalIdMissing { get; } = new(nameof(ExternalIdMissing), FindingSeverity.Warning, "A principal of another account may assume the role without sts:ExternalId.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExternalIdNotAllowed { get; } = new(nameof(ExternalIdNotAllowed), FindingSeverity.Error, "The ExternalId has characters or a length that sts:AssumeRole does not accept.", "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExternalIdNotStateMachine { get; } = new(nameof(ExternalIdNotStateMachine), FindingSeverity.Warning, "The ExternalId is no state machine's ARN, and Step Functions sends nothing else.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ExternalIdQualified { get; } = new(nameof(ExternalIdQualified), FindingSeverity.Error, "The ExternalId names a version or an alias; Step Functions sends the state machine's own ARN.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ForAllValuesWithoutNull { get; } = new(nameof(ForAllValuesWithoutNull), FindingSeverity.Warning, "ForAllValues in an Allow also holds for requests that lack the key.", Guide + "reference_policies_condition-single-vs-multi-valued-context-keys.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule IfExistsOnSecurityKey { get; } = new(nameof(IfExistsOnSecurityKey), FindingSeverity.Warning, "An Allow checks a security key only where the request has it.", Guide + "reference_policies_elements_condition_operators.html#Conditions_IfExists");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule JsonNotStrict { get; } = new(nameof(JsonNotStrict), FindingSeverity.Error, "The text has a comment or a trailing comma, which IAM does not take.", Guide + "reference_policies_grammar.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ManagedRuleLeftover { get; } = new(nameof(ManagedRuleLeftover), FindingSeverity.Information, "The permission for Step Functions' EventBridge rule is not needed in a target account, where jobs are polled.", CrossAccount + "#concepts-cross-acct-sync-pattern");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule NotPrincipalAllowed { get; } = new(nameof(NotPrincipalAllowed), FindingSeverity.Error, "NotPrincipal stands with Allow, which is not supported.", Guide + "reference_policies_elements_notprincipal.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule OperatorUnknown { get; } = new(nameof(OperatorUnknown), FindingSeverity.Error, "There is no such condition operator.", Guide + "reference_policies_elements_condition_operators.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PassRoleOnAllRoles { get; } = new(nameof(PassRoleOnAllRoles), FindingSeverity.Warning, "iam:PassRole is allowed on every role of the account.", PassRole);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PassRoleWithoutService { get; } = new(nameof(PassRoleWithoutService), FindingSeverity.Warning, "iam:PassRole is allowed for any service; iam:PassedToService would name one.", PassRole);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PolicyMalformed { get; } = new(nameof(PolicyMalformed), FindingSeverity.Error, "The text is no policy.", Guide + "reference_policies_grammar.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalMalformed { get; } = new(nameof(PrincipalMalformed), FindingSeverity.Error, "A principal has none of the forms that IAM takes.", Principal);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalMissing { get; } = new(nameof(PrincipalMissing), FindingSeverity.Error, "A statement of a trust or resource policy names no principal.", Principal);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalNotTaken { get; } = new(nameof(PrincipalNotTaken), FindingSeverity.Error, "A policy without principals has a Principal element.", Principal);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalOrphaned { get; } = new(nameof(PrincipalOrphaned), FindingSeverity.Error, "A principal is the unique id of a role or user that has been deleted.", Guide + "reference_identifiers.html#identifiers-unique-ids");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalSession { get; } = new(nameof(PrincipalSession), FindingSeverity.Warning, "A trusted principal is one session of a role, which Step Functions' own session is not.", Guide + "reference_policies_elements_principal.html#principal-role-session");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalWildcard { get; } = new(nameof(PrincipalWildcard), FindingSeverity.Error, "Everybody is allowed.", Guide + "reference_policies_elements_principal.html#principal-anonymous");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceMalformed { get; } = new(nameof(ResourceMalformed), FindingSeverity.Error, "A resource is neither * nor an ARN that could exist.", Guide + "reference_policies_elements_resource.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceMismatch { get; } = new(nameof(ResourceMismatch), FindingSeverity.Warning, "A resource is none that an action of its statement could be granted on.", Actions);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceMissing { get; } = new(nameof(ResourceMissing), FindingSeverity.Error, "A statement names no resource.", Guide + "reference_policies_elements_resource.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ResourceNotTaken { get; } = new(nameof(ResourceNotTaken), FindingSeverity.Error, "A statement of a trust policy has a Resource, which is always the role itself.", Guide + "reference_policies_elements_resource.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SensitiveKeyWildcard { get; } = new(nameof(SensitiveKeyWildcard), FindingSeverity.Warning, "A key that names an account, an organization or a network is compared with a wildcard.", Guide + "reference_policies_condition-keys.html#condition-keys-sensitive");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ServiceUnknown { get; } = new(nameof(ServiceUnknown), FindingSeverity.Warning, "There is no service with an action's prefix.", Actions);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SidDuplicate { get; } = new(nameof(SidDuplicate), FindingSeverity.Error, "Two statements have one Sid.", Guide + "reference_policies_elements_sid.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SidNotAllowed { get; } = new(nameof(SidNotAllowed), FindingSeverity.Error, "A Sid has other characters than letters and digits.", Guide + "reference_policies_elements_sid.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SizeExceeded { get; } = new(nameof(SizeExceeded), FindingSeverity.Error, "The policy is longer than its quota.", Quotas);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SizeNearQuota { get; } = new(nameof(SizeNearQuota), FindingSeverity.Warning, "The policy is at 90 % of its quota or more.", Quotas);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceConditionMissing { get; } = new(nameof(SourceConditionMissing), FindingSeverity.Warning, "Step Functions itself may assume the role on behalf of any account.", Guide + "confused-deputy.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StatementDuplicate { get; } = new(nameof(StatementDuplicate), FindingSeverity.Warning, "Two statements mean the same.", Guide + "reference_policies_elements_statement.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StatementRedundant { get; } = new(nameof(StatementRedundant), FindingSeverity.Warning, "A statement adds nothing to another one.", Guide + "reference_policies_elements_statement.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StatementShadowed { get; } = new(nameof(StatementShadowed), FindingSeverity.Warning, "A Deny takes all of an Allow back.", Guide + "reference_policies_evaluation-logic.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustActionNotSts { get; } = new(nameof(TrustActionNotSts), FindingSeverity.Error, "A trust policy has an action that does not assume roles.", Guide + "id_roles_update-role-trust-policy.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule VariablesInOldVersion { get; } = new(nameof(VariablesInOldVersion), FindingSeverity.Error, "The document's version has no policy variables, so that ${...} is taken for text.", Guide + "reference_policies_elements_version.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule VersionNotCurrent { get; } = new(nameof(VersionNotCurrent), FindingSeverity.Information, "The document has no Version, or the old one.", Guide + "reference_policies_elements_version.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule WildcardNotExpanded { get; } = new(nameof(WildcardNotExpanded), FindingSeverity.Warning, "An operator that compares whole texts has a value with a wildcard, which stands for itself there.", Guide + "reference_policies_elements_condition_operators.html#Conditions_String");

    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = new[]
    {
        AccountRootTrusted, ActionCaseDiffers, ActionMalformed, ActionMatchesNothing, ActionUnknown,
        ActionWithoutResource, AllActions, AllowByExclusion, AssumeRoleByWildcard, CharacterNotAllowed,
        ConditionKeyMalformed, ConditionKeyUnknown, ConditionValueMalformed, ElementUnknown, EmptyElement,
        ExternalIdLoose, ExternalIdMissing, ExternalIdNotAllowed, ExternalIdNotStateMachine, ExternalIdQualified,
        ForAllValuesWithoutNull, IfExistsOnSecurityKey, JsonNotStrict, ManagedRuleLeftover, NotPrincipalAllowed,
        OperatorUnknown, PassRoleOnAllRoles, PassRoleWithoutService, PolicyMalformed, PrincipalMalformed,
        PrincipalMissing, PrincipalNotTaken, PrincipalOrphaned, PrincipalSession, PrincipalWildcard, ResourceMalformed,
        ResourceMismatch, ResourceMissing, ResourceNotTaken, SensitiveKeyWildcard, ServiceUnknown, SidDuplicate,
        SidNotAllowed, SizeExceeded, SizeNearQuota, SourceConditionMissing, StatementDuplicate, StatementRedundant,
        StatementShadowed, TrustActionNotSts, VariablesInOldVersion, VersionNotCurrent, WildcardNotExpanded,
    };
}
