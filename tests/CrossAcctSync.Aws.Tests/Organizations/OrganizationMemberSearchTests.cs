using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Tests.Fakes;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Organizations;

/// <summary>Which accounts of an organization are found, and with which calls.</summary>
public sealed class OrganizationMemberSearchTests
{
    private readonly FakeOrganizations _organization = new FakeOrganizations()
        .WithUnit("r-1", "ou-a").WithUnit("ou-a", "ou-a-b").WithUnit("r-1", "ou-c")
        .WithAccount("ou-c", "000000000005").WithAccount("r-1", "000000000001").WithAccount("ou-a", "000000000002").WithAccount("ou-a-b", "000000000003").WithAccount("ou-a-b", "000000000004");

    [Fact]
    public void The_whole_organization_is_one_list_in_the_order_of_the_accounts()
    {
        OrganizationMembers members = Find(OrganizationScope.Whole);

        Assert.Equal(["000000000001", "000000000002", "000000000003", "000000000004", "000000000005"], members.AccountIds);
        Assert.Empty(members.LeftOut);
        Assert.Equal(["ListAccounts"], _organization.Calls);
    }

    [Fact]
    public void Units_take_the_units_below_them_and_each_is_read_once()
    {
        OrganizationMembers members = Find(new OrganizationScope { UnitIds = ["ou-a-b", "ou-a", "ou-a"] });

        Assert.Equal(["000000000002", "000000000003", "000000000004"], members.AccountIds);
        Assert.Equal(_organization.Calls.Distinct(), _organization.Calls);
        Assert.Equal(4, _organization.Calls.Count);
        Assert.Equal(5, Find(new OrganizationScope { UnitIds = ["r-1"] }).AccountIds.Count);
    }

    [Theory]
    [InlineData("SUSPENDED")]
    [InlineData("PENDING_CLOSURE")]
    [InlineData("PENDING_ACTIVATION")]
    [InlineData("CLOSED")]
    public void An_account_that_is_not_active_is_left_out_with_its_state(string state)
    {
        _organization.WithAccount("ou-c", "000000000006", state).WithAccount("ou-c", "000000000007", state: null);

        OrganizationMembers members = Find(OrganizationScope.Whole);

        Assert.Equal(new LeftOutAccount("000000000006", "Name of 000000000006", "has the state " + state), Assert.Single(members.LeftOut));
        Assert.DoesNotContain("000000000006", members.AccountIds);
        Assert.Contains("000000000007", members.AccountIds);
    }

    [Fact]
    public void An_excluded_account_is_left_out_and_one_that_is_not_there_does_not_matter()
    {
        OrganizationMembers members = Find(new OrganizationScope { UnitIds = ["ou-a"], ExcludedAccountIds = ["000000000003", "000000000005"] });

        Assert.Equal(["000000000002", "000000000004"], members.AccountIds);
        Assert.Equal("is excluded", Assert.Single(members.LeftOut).Reason);
    }

    [Fact]
    public void A_unit_that_cannot_be_read_is_a_problem_and_keeps_what_others_have()
    {
        _organization.Hidden = "ou-a-b";

        OrganizationMembers members = Find(new OrganizationScope { UnitIds = ["ou-a", "ou-c"] });

        Assert.Equal(["000000000002", "000000000005"], members.AccountIds);
        AccountProblem problem = Assert.Single(members.Problems);
        Assert.Equal((AccountProblemKind.AccessDenied, "organizations:ListAccountsForParent"), (problem.Kind, problem.Action));
        Assert.Contains("delegated administrator", problem.RecommendedAction, System.StringComparison.Ordinal);
    }

    [Fact]
    public void When_nothing_can_be_listed_the_search_fails()
    {
        _organization.Hidden = "ou-a";

        Assert.Equal(AccountProblemKind.AccessDenied, Assert.Throws<AccountProblemException>(() => Find(OrganizationScope.Whole)).Problem.Kind);
        Assert.Equal(AccountProblemKind.AccessDenied, Assert.Throws<AccountProblemException>(() => Find(new OrganizationScope { UnitIds = ["ou-a"] })).Problem.Kind);
    }

    private OrganizationMembers Find(OrganizationScope scope) => new OrganizationMemberSearch(new FakeSessions { Organization = _organization }).Find(scope, CancellationToken.None);
}
