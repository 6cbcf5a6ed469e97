using System;
using System.Linq;
using System.Xml.Linq;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Clients;

/// <summary>IAM's answers as records.</summary>
internal static class IamRecords
{
    /// <summary>
    /// A policy as JSON. IAM answers it percent-encoded (RFC 3986,
    /// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html); a plain one begins with a brace.
    /// </summary>
    public static string? Document(string? text) => text is not null && text.TrimStart().StartsWith("%", StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    public static IamRole Role(XElement element) => new(element.RequiredText("Arn"), element.RequiredText("RoleName"))
    {
        Path = element.Text("Path") ?? "/",
        RoleId = element.Text("RoleId"),
        CreateDate = element.Date("CreateDate"),
        TrustPolicy = Document(element.Text("AssumeRolePolicyDocument")),
        PermissionsBoundary = element.Child("PermissionsBoundary")?.Text("PermissionsBoundaryArn"),
        Tags = element.Tags(),
    };

    public static IamRoleDetail RoleDetail(XElement element) => new(Role(element))
    {
        InlinePolicies = element.Members("RolePolicyList").Select(policy => new IamInlinePolicy(policy.RequiredText("PolicyName"), Document(policy.Text("PolicyDocument")) ?? string.Empty)).ToArray(),
        AttachedPolicies = element.Members("AttachedManagedPolicies").Select(AttachedPolicy).ToArray(),
    };

    // Emulators leave the name out in places; it is the last part of the ARN.
    public static IamAttachedPolicy AttachedPolicy(XElement element) => new(element.RequiredText("PolicyArn"), element.Text("PolicyName") ?? Accounts.AttachedPolicy.NameOf(element.RequiredText("PolicyArn")));

    public static IamPolicy Policy(XElement element) => new(element.RequiredText("Arn"), element.Text("PolicyName") ?? Accounts.AttachedPolicy.NameOf(element.RequiredText("Arn")), element.RequiredText("DefaultVersionId"))
    {
        Path = element.Text("Path") ?? "/",
        PolicyId = element.Text("PolicyId"),
        AttachmentCount = element.Number("AttachmentCount"),
        BoundaryCount = element.Number("PermissionsBoundaryUsageCount"),
        CreateDate = element.Date("CreateDate"),
        UpdateDate = element.Date("UpdateDate"),
        Versions = element.Members("PolicyVersionList").Select(PolicyVersion).ToArray(),
    };

    public static IamPolicyVersion PolicyVersion(XElement element) => new(element.RequiredText("VersionId"), element.IsTrue("IsDefaultVersion"))
    {
        Document = Document(element.Text("Document")),
        CreateDate = element.Date("CreateDate"),
    };

    public static IamSimulationResult SimulationResult(XElement element) => new(element.RequiredText("EvalActionName"), element.Text("EvalResourceName") ?? "*", element.RequiredText("EvalDecision"))
    {
        MatchedPolicies = element.Members("MatchedStatements").Select(statement => statement.Text("SourcePolicyId")).OfType<string>().Distinct(StringComparer.Ordinal).ToArray(),
        MissingContextKeys = element.Members("MissingContextValues").Select(member => member.Value).ToArray(),
        IsAllowedByOrganization = element.Child("OrganizationsDecisionDetail")?.Truth("AllowedByOrganizations"),
        IsAllowedByBoundary = element.Child("PermissionsBoundaryDecisionDetail")?.Truth("AllowedByPermissionsBoundary"),
    };
}
