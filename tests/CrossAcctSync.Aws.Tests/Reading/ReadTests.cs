using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Tests.Fakes;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Reading;

/// <summary>What is read, and with how many calls.</summary>
public sealed class ReadTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"*"}]}""";
    private const string Shared = "arn:aws:iam::222233334444:policy/Shared";
    private const string Boundary = "arn:aws:iam::222233334444:policy/Boundary";

    private readonly FakeSessions _sessions = new();
    private readonly AwsAccounts _accounts;

    public ReadTests() => _accounts = new AwsAccounts(_sessions, new AwsAccountsOptions { ThrottleLimit = 4 });

    private FakeIam Iam => _sessions.Iam;

    [Fact]
    public void A_role_costs_three_calls_one_for_each_inline_policy_and_two_for_each_new_managed_one()
    {
        Iam.WithPolicy(Shared, Permissions).WithPolicy(Boundary, Permissions)
            .WithRole("Target", Trust, Boundary).WithInline("Target", "A", Permissions).WithInline("Target", "B", Permissions).WithAttached("Target", Shared);

        AccountRole role = Find("Target").Role!;

        Assert.Equal(3 + 2 + (2 * 2), Iam.Calls.Count);
        Assert.Equal(["A", "B"], role.InlinePolicies.Select(policy => policy.Name).Order());
        Assert.NotNull(Assert.Single(role.AttachedPolicies).Policy.Document);
        Assert.Equal(Boundary, role.PermissionsBoundary!.Arn);

        // Versions do not change: the second time, their documents are known.
        Find("Target");
        Assert.Equal(9 + 3 + 2 + 2, Iam.Calls.Count);
    }

    [Fact]
    public void A_new_version_of_a_managed_policy_is_seen()
    {
        Iam.WithPolicy(Shared, Permissions).WithRole("Target", Trust).WithAttached("Target", Shared);
        Find("Target");
        Iam.WithPolicy(Shared, Permissions, Permissions.Replace("Start", "Stop", StringComparison.Ordinal));

        Assert.Contains("glue:StopJobRun", Find("Target").Role!.AttachedPolicies[0].Policy.Document!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_roles_of_an_account_are_read_by_pages()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"Role{i:00}")];
        Iam.WithPolicy(Shared, Permissions);
        foreach (string name in names)
        {
            Iam.WithRole(name, Trust).WithInline(name, "Sync", Permissions).WithAttached(name, Shared);
        }

        IReadOnlyDictionary<RoleArn, RoleLookup> found = FindAll([.. names, "Nobody"]);

        Assert.Equal(["GetAccountAuthorizationDetails"], Iam.Calls);
        Assert.Equal(41, found.Count);
        Assert.Equal(RoleLookupStatus.RoleNotFound, found[Arn("Nobody")].Status);
        Assert.All(names, name => Assert.NotNull(found[Arn(name)].Role!.AttachedPolicies[0].Policy.Document));
    }

    [Fact]
    public void Pages_are_left_when_single_reads_are_fewer()
    {
        for (int i = 0; i < 300; i++)
        {
            Iam.WithRole($"Role{i:000}", Trust);
        }

        Iam.PageSize = 2;
        string[] names = [.. Enumerable.Range(290, 8).Select(i => $"Role{i:000}")];

        Assert.All(FindAll(names).Values, lookup => Assert.Equal(RoleLookupStatus.Found, lookup.Status));
        Assert.Equal(8, Iam.Count("GetAccountAuthorizationDetails"));
        Assert.Equal(8 * 3, Iam.Calls.Count - 8);
    }

    [Fact]
    public void Who_may_not_read_everything_reads_single_roles()
    {
        string[] names = [.. Enumerable.Range(0, 8).Select(i => $"Role{i}")];
        foreach (string name in names)
        {
            Iam.WithRole(name, Trust);
        }

        Iam.Before = call =>
        {
            if (call == "GetAccountAuthorizationDetails")
            {
                throw FakeIam.Error(call, "AccessDenied", "No.", 403);
            }
        };

        Assert.All(FindAll(names).Values, lookup => Assert.Equal(RoleLookupStatus.Found, lookup.Status));
    }

    [Fact]
    public void A_role_with_another_path_is_not_the_role()
    {
        Iam.WithRole("Target", Trust);

        var other = RoleArn.Parse("arn:aws:iam::222233334444:role/team/Target");
        Assert.Equal(RoleLookupStatus.RoleNotFound, _accounts.FindRoles([other], CancellationToken.None)[other].Status);
    }

    [Fact]
    public void One_role_that_cannot_be_read_does_not_stop_the_others()
    {
        Iam.WithRole("Target", Trust).WithRole("Open", Trust);
        _sessions.Closed = "111122223333";
        var closed = RoleArn.Parse("arn:aws:iam::111122223333:role/Source");
        Iam.Before = call =>
        {
            if (call == "ListAttachedRolePolicies" && Iam.Count("ListAttachedRolePolicies") == 1)
            {
                throw FakeIam.Error(call, "Throttling", "Rate exceeded.");
            }
        };

        IReadOnlyDictionary<RoleArn, RoleLookup> found = _accounts.FindRoles([Arn("Target"), Arn("Open"), closed], CancellationToken.None);

        Assert.Equal(AccountProblemKind.WrongAccount, found[closed].Problem!.Kind);
        RoleLookup throttled = Assert.Single([found[Arn("Target")], found[Arn("Open")]], lookup => lookup.Status == RoleLookupStatus.Unreadable);
        Assert.Equal(AccountProblemKind.Throttled, throttled.Problem!.Kind);
        Assert.Contains("-ThrottleLimit", throttled.Problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_policy_that_cannot_be_read_denies_with_its_reason()
    {
        Iam.WithRole("Target", Trust).WithAttached("Target", Shared);

        AttachedPolicy policy = Assert.Single(Find("Target").Role!.AttachedPolicies);

        Assert.Null(policy.Policy.Document);
        Assert.Contains("iam:GetPolicy on arn:aws:iam::222233334444:policy/Shared failed: NoSuchEntity", policy.Policy.Problem!.Message, StringComparison.Ordinal);
        Assert.Null(_accounts.FindManagedPolicy(Shared, CancellationToken.None).Problem);
        Assert.Null(_accounts.FindManagedPolicy(Shared, CancellationToken.None).Policy);
    }

    [Fact]
    public void All_roles_of_an_account_come_page_by_page()
    {
        for (int i = 0; i < 25; i++)
        {
            Iam.WithRole($"Role{i:00}", Trust).WithAttached($"Role{i:00}", Shared);
        }

        Iam.WithPolicy(Shared, Permissions);
        Iam.PageSize = 10;

        using IEnumerator<AccountRole> roles = _accounts.ListRoles("222233334444", problem => Assert.Fail(problem.Message), CancellationToken.None).GetEnumerator();
        Assert.True(roles.MoveNext());
        Assert.Equal(2, Iam.Calls.Count);
        int count = 1;
        while (roles.MoveNext())
        {
            Assert.NotNull(roles.Current.AttachedPolicies[0].Policy.Document);
            count++;
        }

        Assert.Equal(25, count);
        Assert.Equal(4, Iam.Calls.Count);
        Assert.Equal(["222233334444"], _accounts.ListAccounts(CancellationToken.None));
    }

    [Fact]
    public void With_a_limit_of_one_every_call_is_made_by_the_callers_thread()
    {
        for (int i = 0; i < 4; i++)
        {
            Iam.WithRole($"Role{i}", Trust);
        }

        int own = Environment.CurrentManagedThreadId;
        Iam.Before = _ => Assert.Equal(own, Environment.CurrentManagedThreadId);

        var accounts = new AwsAccounts(_sessions, new AwsAccountsOptions { ThrottleLimit = 1 });
        Assert.Equal(4, accounts.FindRoles([.. Enumerable.Range(0, 4).Select(i => Arn($"Role{i}"))], CancellationToken.None).Count);
    }

    private static RoleArn Arn(string name) => RoleArn.Parse($"arn:aws:iam::222233334444:role/{name}");

    private RoleLookup Find(string name) => _accounts.FindRoles([Arn(name)], CancellationToken.None)[Arn(name)];

    private IReadOnlyDictionary<RoleArn, RoleLookup> FindAll(IEnumerable<string> names) => _accounts.FindRoles([.. names.Select(Arn)], CancellationToken.None);
}
