using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Saving;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Live;

/// <summary>Accounts of the emulator, written by the module and read back by the AWS command line, or the other way round.</summary>
public sealed class AwsAccountsTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"*"}]}""";
    private const string Definition = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    private readonly string _source = TestAccounts.Next();
    private readonly string _target = TestAccounts.Next();
    private readonly AwsAccounts _accounts;
    private readonly AwsAccountSessions _sessions;

    public AwsAccountsTests()
    {
        _sessions = new AwsAccountSessions(TestAccounts.Side(_source) with { AssumeRoleName = "Deployer" });
        _accounts = new AwsAccounts(_sessions, new AwsAccountsOptions { Accounts = [_source, _target], Regions = ["us-east-1", "eu-central-1"] });
    }

    [Fact]
    public void What_is_written_over_two_accounts_is_seen_by_the_command_line()
    {
        RoleArn source = Role(_source, "Source");
        RoleArn target = Role(_target, "Target");
        string externalId = $"arn:aws:states:us-east-1:{_source}:stateMachine:Orders";
        PolicyDocument trust = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"Sync","Effect":"Allow","Principal":{"AWS":"SOURCE"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"ID"}}}]}""".Replace("SOURCE", source.ToString(), StringComparison.Ordinal).Replace("\"ID\"", $"\"{externalId}\"", StringComparison.Ordinal));
        string managed = $"arn:aws:iam::{_target}:policy/sync/Sync";

        Assert.Equal(AccountWriteStatus.Written, _accounts.CreateRole(new NewRole(source, Doc(Trust)), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.CreateRole(new NewRole(target, Doc(Trust)) { Tags = new Dictionary<string, string> { ["a"] = "b" } }, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.ReplaceTrust(target, trust, Doc(Trust), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.PutInlinePolicy(target, "Sync", Doc(Permissions), null, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.PutManagedPolicy(managed, Doc(Permissions), null, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.AttachPolicy(target, managed, CancellationToken.None).Status);

        JsonElement role = Cli(_target, "iam", "get-role", "--role-name", "Target").GetProperty("Role");
        Assert.True(PolicyDocument.Parse(role.GetProperty("AssumeRolePolicyDocument").GetRawText()).IsEquivalentTo(trust, PolicyEqualityOptions.Strict).AreEquivalent);
        Assert.Equal("b", role.GetProperty("Tags")[0].GetProperty("Value").GetString());
        JsonElement inline = Cli(_target, "iam", "get-role-policy", "--role-name", "Target", "--policy-name", "Sync");
        Assert.True(PolicyDocument.Parse(inline.GetProperty("PolicyDocument").GetRawText()).IsEquivalentTo(Doc(Permissions)).AreEquivalent);
        Assert.Equal(managed, Cli(_target, "iam", "list-attached-role-policies", "--role-name", "Target").GetProperty("AttachedPolicies")[0].GetProperty("PolicyArn").GetString());

        // A second time, nothing is written.
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.ReplaceTrust(target, trust, trust, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.ReplaceTrust(target, Doc(Permissions), Doc(Trust), CancellationToken.None).Status);
    }

    [Fact]
    public void Five_versions_of_a_policy_are_never_too_many()
    {
        string arn = $"arn:aws:iam::{_target}:policy/Sync";
        PolicyDocument? last = null;
        for (int i = 0; i < 8; i++)
        {
            PolicyDocument next = Doc(Permissions.Replace("StartJobRun", $"Get{i}", StringComparison.Ordinal));
            Assert.Equal(AccountWriteStatus.Written, _accounts.PutManagedPolicy(arn, next, last, CancellationToken.None).Status);
            last = next;
        }

        Assert.True(_accounts.FindManagedPolicy(arn, CancellationToken.None).Policy!.Document!.IsEquivalentTo(last!).AreEquivalent);
        Assert.Equal(AccountWriteStatus.Written, _accounts.DeleteManagedPolicy(arn, last!, CancellationToken.None).Status);
        Assert.Null(_accounts.FindManagedPolicy(arn, CancellationToken.None).Policy);
    }

    [Fact]
    public void What_the_command_line_made_is_read_by_roles_and_by_pages()
    {
        string[] names = [.. Enumerable.Range(0, 7).Select(i => $"Role{i}")];
        string policy = Cli(_target, "iam", "create-policy", "--policy-name", "Shared", "--policy-document", Permissions).GetProperty("Policy").GetProperty("Arn").GetString()!;
        foreach (string name in names.Where(name => name != "Role3"))
        {
            _accounts.CreateRole(new NewRole(Role(_target, name), Doc(Trust)), CancellationToken.None);
        }

        Cli(_target, "iam", "create-role", "--role-name", "Role3", "--assume-role-policy-document", Trust);
        Cli(_target, "iam", "put-role-policy", "--role-name", "Role3", "--policy-name", "Sync", "--policy-document", Permissions);
        Cli(_target, "iam", "attach-role-policy", "--role-name", "Role3", "--policy-arn", policy);

        AccountRole one = _accounts.FindRoles([Role(_target, "Role3")], CancellationToken.None).Single().Value.Role!;
        AccountRole many = _accounts.FindRoles([.. names.Select(name => Role(_target, name))], CancellationToken.None)[Role(_target, "Role3")].Role!;
        AccountRole listed = _accounts.ListRoles(_target, problem => Assert.Fail(problem.Message), CancellationToken.None).Single(role => role.Arn.Name == "Role3");

        foreach (AccountRole role in new[] { one, many, listed })
        {
            Assert.True(role.Trust.Document!.IsEquivalentTo(Doc(Trust)).AreEquivalent);
            Assert.True(Assert.Single(role.InlinePolicies).Document!.IsEquivalentTo(Doc(Permissions)).AreEquivalent);
            Assert.Equal(policy, Assert.Single(role.AttachedPolicies).Arn);
            Assert.True(role.AttachedPolicies[0].Policy.Document!.IsEquivalentTo(Doc(Permissions)).AreEquivalent);
        }
    }

    [Fact]
    public void State_machines_of_all_regions_are_read()
    {
        Machine(_source, "us-east-1", "Orders");
        Machine(_source, "eu-central-1", "Bills");
        Machine(_target, "eu-central-1", "Other");

        DefinitionResult[] found = [.. _accounts.ListStateMachines(problem => Assert.Fail(problem.Message), CancellationToken.None)];

        Assert.Equal(["Bills", "Orders", "Other"], found.Select(result => result.Definition!.Name).Order());
        Assert.Contains(found, result => result.Definition!.Arn?.ToString() == $"arn:aws:states:eu-central-1:{_source}:stateMachine:Bills");
    }

    [Fact]
    public void A_saved_snapshot_is_what_the_live_accounts_are()
    {
        Cli(_target, "iam", "create-role", "--role-name", "Target", "--assume-role-policy-document", Trust, "--tags", "Key=a,Value=b");
        Cli(_target, "iam", "put-role-policy", "--role-name", "Target", "--policy-name", "Sync", "--policy-document", Permissions);
        string policy = Cli(_target, "iam", "create-policy", "--policy-name", "Shared", "--policy-document", Permissions).GetProperty("Policy").GetProperty("Arn").GetString()!;
        Cli(_target, "iam", "attach-role-policy", "--role-name", "Target", "--policy-arn", policy);
        Machine(_source, "us-east-1", "Orders");
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, $"{_target}.2.json"), "an older part");
            var saved = new List<SavedAccount>();
            new SnapshotSaver(_sessions, new AwsAccountsOptions { Regions = ["us-east-1"] }).SaveAccounts(folder, [_source, _target], saved.Add, CancellationToken.None);

            Assert.All(saved, account => Assert.Empty(account.Problems));
            Assert.Equal(1, saved.Single(account => account.AccountId == _target).RoleCount);
            Assert.Equal(1, saved.Single(account => account.AccountId == _source).StateMachineCount);
            Assert.Empty(Directory.GetFiles(folder, ".*"));
            AccountSnapshot snapshot = AccountSnapshot.Open(folder, CancellationToken.None);
            AccountRole live = _accounts.FindRoles([Role(_target, "Target")], CancellationToken.None).Single().Value.Role!;
            AccountRole read = snapshot.FindRoles([Role(_target, "Target")], CancellationToken.None).Single().Value.Role!;
            Assert.True(read.Trust.Document!.IsEquivalentTo(live.Trust.Document!, PolicyEqualityOptions.Strict).AreEquivalent);
            Assert.True(read.InlinePolicies.Single().Document!.IsEquivalentTo(live.InlinePolicies.Single().Document!).AreEquivalent);
            Assert.True(read.AttachedPolicies.Single().Policy.Document!.IsEquivalentTo(live.AttachedPolicies.Single().Policy.Document!).AreEquivalent);
            Assert.Equal(live.RoleId, read.RoleId);
            Assert.Equal("b", read.Tags!["a"]);
            Assert.Equal("Orders", Assert.Single(snapshot.StateMachines(CancellationToken.None)).Definition!.Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_organization_is_read_and_saved_with_its_policies()
    {
        // The emulator has one organization for each account that makes one.
        Cli(_source, "organizations", "create-organization", "--feature-set", "ALL");
        string root = Cli(_source, "organizations", "list-roots").GetProperty("Roots")[0].GetProperty("Id").GetString()!;
        Cli(_source, "organizations", "enable-policy-type", "--root-id", root, "--policy-type", "SERVICE_CONTROL_POLICY");
        string unit = Cli(_source, "organizations", "create-organizational-unit", "--parent-id", root, "--name", "Workloads").GetProperty("OrganizationalUnit").GetProperty("Id").GetString()!;
        string member = Cli(_source, "organizations", "create-account", "--email", "a@example.com", "--account-name", "Orders").GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
        Cli(_source, "organizations", "move-account", "--account-id", member, "--source-parent-id", root, "--destination-parent-id", unit);
        string guard = Cli(_source, "organizations", "create-policy", "--name", "Guard", "--type", "SERVICE_CONTROL_POLICY", "--description", "x", "--content", Permissions).GetProperty("Policy").GetProperty("PolicySummary").GetProperty("Id").GetString()!;
        Cli(_source, "organizations", "attach-policy", "--policy-id", guard, "--target-id", unit);

        AccountOrganization? place = _accounts.FindOrganization(member);

        Assert.Null(_accounts.OrganizationProblem);
        Assert.EndsWith($"/{root}/{unit}/", Assert.Single(place!.Membership.Paths), StringComparison.Ordinal);
        Assert.False(place.Membership.IsManagementAccount);
        Assert.True(_accounts.FindOrganization(_source)!.Membership.IsManagementAccount);
        Assert.Null(_accounts.FindOrganization("000000000000"));
        Assert.Contains(place.ServiceControlPolicies[1].Policies, policy => policy.Name == "Guard");
        Assert.Equal(3, place.ServiceControlPolicies.Count);

        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            new SnapshotSaver(_sessions, AwsAccountsOptions.Default).SaveOrganization(folder, CancellationToken.None);
            AccountOrganization? read = AccountSnapshot.Open(folder, CancellationToken.None).FindOrganization(member);
            Assert.Equal(place.Membership.Paths, read!.Membership.Paths);
            Assert.Equal(
                place.ServiceControlPolicies.Select(level => string.Join(",", level.Policies.Select(policy => policy.Name).Order())),
                read.ServiceControlPolicies.Select(level => string.Join(",", level.Policies.Select(policy => policy.Name).Order())));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Without_an_organization_the_own_account_is_in_none_and_the_reason_is_known()
    {
        Assert.Same(AccountOrganization.None, _accounts.FindOrganization(_source));
        Assert.Null(_accounts.FindOrganization(_target));
        Assert.Equal("AWSOrganizationsNotInUseException", _accounts.OrganizationProblem!.ErrorCode);
        Assert.StartsWith("Nothing is to be done", _accounts.OrganizationProblem.RecommendedAction, StringComparison.Ordinal);
    }

    private static PolicyDocument Doc(string json) => PolicyDocument.Parse(json);

    private static RoleArn Role(string account, string name) => RoleArn.Parse($"arn:aws:iam::{account}:role/{name}");

    private static JsonElement Cli(string account, params string[] arguments) => AwsCli.Run(MotoServer.Shared.Url, MotoServer.Shared.KeysOf(account), arguments);

    private static void Machine(string account, string region, string name) => Cli(
        account, "stepfunctions", "create-state-machine", "--region", region, "--name", name, "--definition", Definition, "--role-arn", $"arn:aws:iam::{account}:role/Source");
}
