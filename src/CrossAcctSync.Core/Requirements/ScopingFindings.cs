using System.Collections.Generic;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Requirements;

/// <summary>What the catalogue could not settle, as findings.</summary>
internal static class ScopingFindings
{
    private static readonly Dictionary<ScopingIssueKind, FindingRule> Rules = new()
    {
        [ScopingIssueKind.DynamicResource] = DefinitionRules.ResourceDynamic,
        [ScopingIssueKind.MissingField] = DefinitionRules.ResourceUnnamed,
        [ScopingIssueKind.DynamicPassRole] = DefinitionRules.PassRoleDynamic,
        [ScopingIssueKind.PassRoleNotVisible] = DefinitionRules.PassRoleNotVisible,
        [ScopingIssueKind.UnknownSdkAction] = DefinitionRules.SdkActionUnknown,
        [ScopingIssueKind.PermissionsNotProven] = DefinitionRules.PermissionsNotProven,
        [ScopingIssueKind.NotOfferedSdkApi] = DefinitionRules.SdkApiNotOffered,
        [ScopingIssueKind.ResourceOutsideTarget] = DefinitionRules.ResourceOutsideTarget,
        [ScopingIssueKind.ResourceOutsideRegion] = DefinitionRules.CrossRegion,
        [ScopingIssueKind.UnexpectedValue] = DefinitionRules.ArgumentUnexpected,
        [ScopingIssueKind.NoIamPermissions] = DefinitionRules.NoIamPermissions,
        [ScopingIssueKind.ContestedPattern] = DefinitionRules.PatternContested,
        [ScopingIssueKind.CrossAccountNotSupported] = DefinitionRules.CredentialsNotSupported,
        [ScopingIssueKind.CrossAccountUnknown] = DefinitionRules.CrossAccountUnconfirmed,
        [ScopingIssueKind.ResourceLevelUnsupported] = DefinitionRules.ResourceLevelUnsupported,
        [ScopingIssueKind.DataAccessNotNarrowed] = DefinitionRules.DataAccessNotNarrowed,
        [ScopingIssueKind.LetterNotAllowed] = DefinitionRules.LetterNotAllowed,
        [ScopingIssueKind.UnknownResource] = DefinitionRules.IntegrationUnknown,
    };

    /// <summary>The kind of finding for a kind of issue.</summary>
    public static FindingRule RuleOf(ScopingIssueKind kind) => Rules[kind];

    public static void Add(ScopingIssue issue, StateNode state, FindingSink findings) => findings.Add(
        RuleOf(issue.Kind),
        issue.Message,
        issue.RecommendedAction,
        (state.Arguments.Exists ? state.Arguments : state.Node).LaterLocation,
        (FindingSeverity)(int)issue.Severity);
}
