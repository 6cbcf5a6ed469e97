using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>Objects of AWS.Tools.IdentityManagement as those of the port.</summary>
internal static class AwsToolsIamObjects
{
    public static IamRole Role(AwsToolsAnswer answer) => new(answer.Required("Arn"), answer.Required("RoleName"))
    {
        Path = answer.Text("Path") ?? "/",
        RoleId = answer.Text("RoleId"),
        CreateDate = answer.Time("CreateDate"),
        TrustPolicy = answer.Document("AssumeRolePolicyDocument"),
        PermissionsBoundary = answer.Part("PermissionsBoundary").Text("PermissionsBoundaryArn"),
        Tags = answer.Items("Tags").ToDictionary(tag => tag.Required("Key"), tag => tag.Required("Value"), StringComparer.Ordinal),
    };

    public static IamRoleDetail RoleDetail(AwsToolsAnswer answer) => new(Role(answer))
    {
        InlinePolicies = answer.Items("RolePolicyList").Select(policy => new IamInlinePolicy(policy.Required("PolicyName"), policy.Document("PolicyDocument") ?? string.Empty)).ToArray(),
        AttachedPolicies = answer.Items("AttachedManagedPolicies").Select(Attached).ToArray(),
    };

    public static IamAttachedPolicy Attached(AwsToolsAnswer answer) => new(answer.Required("PolicyArn"), answer.Required("PolicyName"));

    public static IamPolicy Policy(AwsToolsAnswer answer) => new(answer.Required("Arn"), answer.Required("PolicyName"), answer.Required("DefaultVersionId"))
    {
        Path = answer.Text("Path") ?? "/",
        PolicyId = answer.Text("PolicyId"),
        AttachmentCount = answer.Number("AttachmentCount"),
        CreateDate = answer.Time("CreateDate"),
        UpdateDate = answer.Time("UpdateDate"),
        Versions = answer.Items("PolicyVersionList").Select(Version).ToArray(),
    };

    public static IamPolicyVersion Version(AwsToolsAnswer answer) => new(answer.Required("VersionId"), answer.Truth("IsDefaultVersion") ?? false)
    {
        Document = answer.Document("Document"),
        CreateDate = answer.Time("CreateDate"),
    };

    public static IamAuthorizationPage Page(AwsToolsAnswer answer) => new()
    {
        Roles = answer.Items("RoleDetailList").Select(RoleDetail).ToArray(),
        Policies = answer.Items("Policies").Select(Policy).ToArray(),
        Marker = answer.Truth("IsTruncated") == false ? null : answer.Text("Marker") is { Length: > 0 } marker ? marker : null,
    };

    public static IamSimulationResult Result(AwsToolsAnswer answer) => new(answer.Required("EvalActionName"), answer.Text("EvalResourceName") ?? "*", answer.Required("EvalDecision"))
    {
        MatchedPolicies = answer.Items("MatchedStatements").Select(statement => statement.Required("SourcePolicyId")).Distinct(StringComparer.Ordinal).ToArray(),
        MissingContextKeys = answer.Texts("MissingContextValues"),
        IsAllowedByOrganization = answer.Part("OrganizationsDecisionDetail").Truth("AllowedByOrganizations"),
        IsAllowedByBoundary = answer.Part("PermissionsBoundaryDecisionDetail").Truth("AllowedByPermissionsBoundary"),
    };
}
