using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Clients;

public sealed class IamClientTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"arn:aws:glue:*:*:job/a%20b"}]}""";

    private readonly string _account = TestAccounts.Next();

    [Fact]
    public void A_role_is_created_with_all_that_was_asked_for()
    {
        IIamApi iam = TestAccounts.Open(_account).Iam;
        string boundary = iam.CreatePolicy("Boundary", "/team/", Permissions, CancellationToken.None).Arn;
        var arn = RoleArn.Parse($"arn:aws:iam::{_account}:role/team/a/Orders");

        IamRole created = iam.CreateRole(
            new NewRole(arn, PolicyDocument.Parse(Trust)) { PermissionsBoundary = boundary, Description = "<Orders> & \"more\" é", Tags = new System.Collections.Generic.Dictionary<string, string> { ["Team"] = "a & b", ["Stage"] = "prod" } },
            CancellationToken.None);
        IamRole read = iam.GetRole("Orders", CancellationToken.None);

        Assert.Equal(arn.ToString(), created.Arn);
        Assert.Equal(arn.ToString(), read.Arn);
        Assert.Equal("/team/a/", read.Path);
        Assert.Equal(boundary, read.PermissionsBoundary);
        Assert.Equal("a & b", read.Tags!["Team"]);
        Assert.Equal("prod", read.Tags!["Stage"]);
        Assert.NotNull(read.CreateDate);
        Assert.True(PolicyDocument.Parse(read.TrustPolicy!).IsEquivalentTo(PolicyDocument.Parse(Trust)).AreEquivalent);
        JsonElement seen = AwsCli.Run(MotoServer.Shared.Url, MotoServer.Shared.KeysOf(_account), "iam", "get-role", "--role-name", "Orders").GetProperty("Role");
        Assert.Equal("<Orders> & \"more\" é", seen.GetProperty("Description").GetString());
        Assert.Equal(arn.ToString(), seen.GetProperty("Arn").GetString());
    }

    [Fact]
    public void Policies_of_a_role_are_written_read_and_deleted()
    {
        IIamApi iam = RoleOf("Orders");

        iam.PutRolePolicy("Orders", "Sync", Permissions, CancellationToken.None);
        iam.UpdateAssumeRolePolicy("Orders", Trust.Replace("states", "lambda", StringComparison.Ordinal), CancellationToken.None);

        Assert.Equal(["Sync"], iam.ListRolePolicies("Orders", CancellationToken.None));
        Assert.Equal(Permissions, iam.GetRolePolicy("Orders", "Sync", CancellationToken.None));
        Assert.Contains("lambda", iam.GetRole("Orders", CancellationToken.None).TrustPolicy, StringComparison.Ordinal);

        iam.DeleteRolePolicy("Orders", "Sync", CancellationToken.None);
        Assert.Empty(iam.ListRolePolicies("Orders", CancellationToken.None));
        iam.DeleteRole("Orders", CancellationToken.None);
        var gone = Assert.Throws<AwsCallException>(() => iam.GetRole("Orders", CancellationToken.None));
        Assert.Equal(AccountProblemKind.NotFound, gone.Kind);
        Assert.Equal("NoSuchEntity", gone.ErrorCode);
        Assert.Equal("iam:GetRole", gone.Action);
        Assert.Equal(404, gone.HttpStatus);
        Assert.False(string.IsNullOrEmpty(gone.RequestId));
    }

    [Fact]
    public void A_managed_policy_has_versions_and_is_attached_and_detached()
    {
        IIamApi iam = RoleOf("Orders");
        IamPolicy policy = iam.CreatePolicy("Sync", "/", Permissions, CancellationToken.None);

        IamPolicyVersion second = iam.CreatePolicyVersion(policy.Arn, Trust.Replace("\"Principal\":{\"Service\":\"states.amazonaws.com\"},", "\"Resource\":\"*\",", StringComparison.Ordinal), CancellationToken.None);
        iam.AttachRolePolicy("Orders", policy.Arn, CancellationToken.None);

        Assert.True(second.IsDefaultVersion);
        Assert.Equal(second.VersionId, iam.GetPolicy(policy.Arn, CancellationToken.None).DefaultVersionId);
        Assert.Equal(Permissions, iam.GetPolicyVersion(policy.Arn, "v1", CancellationToken.None).Document);
        Assert.Equal(["v1", "v2"], iam.ListPolicyVersions(policy.Arn, CancellationToken.None).Select(version => version.VersionId).Order());
        Assert.Equal(policy.Arn, Assert.Single(iam.ListAttachedRolePolicies("Orders", CancellationToken.None)).PolicyArn);

        iam.DetachRolePolicy("Orders", policy.Arn, CancellationToken.None);
        iam.DeletePolicyVersion(policy.Arn, "v1", CancellationToken.None);
        iam.DeletePolicy(policy.Arn, CancellationToken.None);
        Assert.Throws<AwsCallException>(() => iam.GetPolicy(policy.Arn, CancellationToken.None));
    }

    [Fact]
    public void Lists_come_whole_however_many_pages_they_have()
    {
        IIamApi iam = RoleOf("Orders");
        string[] names = [.. Enumerable.Range(0, 120).Select(i => $"Policy{i:000}")];
        foreach (string name in names)
        {
            iam.PutRolePolicy("Orders", name, Permissions, CancellationToken.None);
        }

        Assert.Equal(names, iam.ListRolePolicies("Orders", CancellationToken.None).Order());
    }

    [Fact]
    public void Authorization_details_hold_roles_with_policies_and_the_managed_policies_with_documents()
    {
        IIamApi iam = RoleOf("Orders");
        iam.PutRolePolicy("Orders", "Sync", Permissions, CancellationToken.None);
        IamPolicy policy = iam.CreatePolicy("Shared", "/", Permissions, CancellationToken.None);
        iam.AttachRolePolicy("Orders", policy.Arn, CancellationToken.None);

        IamAuthorizationPage page = iam.GetAccountAuthorizationDetails(["Role", "LocalManagedPolicy"], null, CancellationToken.None);

        IamRoleDetail role = Assert.Single(page.Roles);
        Assert.Equal("Orders", role.Role.RoleName);
        Assert.Equal(new IamInlinePolicy("Sync", Permissions), Assert.Single(role.InlinePolicies));
        Assert.Equal(policy.Arn, Assert.Single(role.AttachedPolicies).PolicyArn);
        IamPolicy shared = Assert.Single(page.Policies);
        Assert.Equal(Permissions, Assert.Single(shared.Versions, version => version.IsDefaultVersion).Document);
        Assert.Null(page.Marker);
    }

    private IIamApi RoleOf(string name)
    {
        IIamApi iam = TestAccounts.Open(_account).Iam;
        iam.CreateRole(new NewRole(RoleArn.Parse($"arn:aws:iam::{_account}:role/{name}"), PolicyDocument.Parse(Trust)), CancellationToken.None);
        return iam;
    }
}
