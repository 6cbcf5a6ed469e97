using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Linting.Files;

/// <summary>
/// The policies of a file: the file is one, or an answer of the AWS CLI that holds one, or the export of an account with all
/// of its roles, users, groups and managed policies
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).
/// </summary>
public static class PolicyFileReader
{
    private static readonly SourceLimits Limits = new(512 * 1024 * 1024, 128, 50_000_000);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isOneOfMany">
    /// Whether the file was found in a folder, where not all have to be policies. A file that was named is taken for one when
    /// it is nothing else.
    /// </param>
    /// <returns>The policies in the order of the file; none of a file in a folder that holds none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<LintInput> Read(string path, bool isOneOfMany)
    {
        string text = File.ReadAllText(path ?? throw new ArgumentNullException(nameof(path)));
        var whole = new LintOptions { Path = path, Subject = Path.GetFileName(path) };
        SourceNode root;
        try
        {
            root = SourceDocument.ParseJson(text, path, Limits).Root;
        }
        catch (SourceFormatException)
        {
            // Among other files one that is no JSON is a policy only where it looks like one.
            return isOneOfMany && text.IndexOf("\"Statement\"", StringComparison.Ordinal) < 0 ? Array.Empty<LintInput>() : new[] { LintInput.OfText(text, whole) };
        }

        if (root.IsObject && !root["Statement"].Exists)
        {
            LintInput[] found = (IsExport(root) ? OfExport(root, path) : OfAnswer(root, path)).ToArray();
            if (found.Length > 0 || isOneOfMany || IsExport(root))
            {
                return found;
            }
        }

        return isOneOfMany && !root.IsObject ? Array.Empty<LintInput>() : new[] { LintInput.OfText(text, whole) };
    }

    private static bool IsExport(SourceNode root) =>
        root["RoleDetailList"].IsArray || root["UserDetailList"].IsArray || root["GroupDetailList"].IsArray || (root["Policies"].IsArray && root["Policies"].Elements.ToList().Any(policy => policy["PolicyVersionList"].IsArray));

    private static IEnumerable<LintInput> OfExport(SourceNode root, string path)
    {
        foreach (SourceNode role in Elements(root["RoleDetailList"]))
        {
            yield return Of(role, "AssumeRolePolicyDocument", LintKind.Trust, NameOf(role, "RoleName"), role, path);
            foreach (LintInput policy in Inline(role, "RolePolicyList", "RoleName", path))
            {
                yield return policy;
            }
        }

        foreach (SourceNode user in Elements(root["UserDetailList"]))
        {
            foreach (LintInput policy in Inline(user, "UserPolicyList", "UserName", path))
            {
                yield return policy;
            }
        }

        foreach (SourceNode group in Elements(root["GroupDetailList"]))
        {
            foreach (LintInput policy in Inline(group, "GroupPolicyList", "GroupName", path))
            {
                yield return policy;
            }
        }

        // Nobody but AWS can correct those of AWS.
        foreach (SourceNode policy in Elements(root["Policies"]).Where(policy => policy["Arn"].StringValue?.Contains(":iam::aws:") != true))
        {
            SourceNode version = PolicyDetailReader.DefaultVersion(policy);
            if (version.Exists)
            {
                yield return Of(version, "Document", LintKind.Managed, NameOf(policy, "PolicyName"), policy, path);
            }
        }
    }

    private static IEnumerable<LintInput> Inline(SourceNode holder, string list, string name, string path) => Elements(holder[list])
        .Select(policy => Of(policy, "PolicyDocument", LintKind.Identity, $"{NameOf(holder, name)} / {NameOf(policy, "PolicyName")}", holder, path));

    /// <summary>What <c>aws iam get-role</c>, <c>get-role-policy</c>, <c>get-policy-version</c> and their like print.</summary>
    private static IEnumerable<LintInput> OfAnswer(SourceNode root, string path)
    {
        SourceNode holder = root["Role"].IsObject ? root["Role"] : root["PolicyVersion"].IsObject ? root["PolicyVersion"] : root;
        string subject = string.Join(" / ", new[] { "RoleName", "UserName", "GroupName", "PolicyName" }.Select(name => holder[name].StringValue).OfType<string>());
        subject = subject.Length == 0 ? Path.GetFileName(path) : subject;
        if (holder["AssumeRolePolicyDocument"].Exists)
        {
            yield return Of(holder, "AssumeRolePolicyDocument", LintKind.Trust, subject, holder, path);
        }

        if (holder["PolicyDocument"].Exists)
        {
            yield return Of(holder, "PolicyDocument", null, subject, holder, path);
        }

        if (root["PolicyVersion"].IsObject && holder["Document"].Exists)
        {
            yield return Of(holder, "Document", LintKind.Managed, subject, holder, path);
        }
    }

    private static LintInput Of(SourceNode holder, string property, LintKind? kind, string subject, SourceNode owner, string path) => LintInput.Of(
        PolicyNode.Read(subject, holder, holder[property]),
        new LintOptions { Kind = kind, Path = path, Subject = subject, AccountId = AccountOf(owner["Arn"].StringValue) });

    private static string NameOf(SourceNode node, string property) => node[property].StringValue ?? "?";

    private static IEnumerable<SourceNode> Elements(SourceNode list) => list.IsArray ? list.Elements.ToList() : Enumerable.Empty<SourceNode>();

    private static string? AccountOf(string? arn) => Arn.TryParse(arn, out Arn? read, out _) && AccountId.IsValid(read.AccountId) ? read.AccountId : null;
}
