using System;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Tests.Fakes;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Organizations;

public sealed class OrganizationLoaderTests
{
    [Theory]
    [InlineData("ou-1", "ou-2", true)]
    [InlineData("ou-2", "r-ab12", false)]
    [InlineData("ou-2", "ou-2", false)]
    [InlineData("ou-2", "ou-1", false)]
    public void A_unit_below_itself_is_told_and_not_followed(string parent, string unit, bool isTree)
    {
        FakeOrganizations organization = new FakeOrganizations().WithUnit("r-ab12", "ou-1").WithUnit(parent, unit);
        organization = isTree ? organization : organization.WithUnit("ou-1", "ou-2");
        var loader = new OrganizationLoader(organization, 1, TestContext.Current.CancellationToken);

        if (isTree)
        {
            Assert.Equal("ou-2", Assert.Single(Assert.Single(loader.Load().Root.Units).Units).Entity.Id);
        }
        else
        {
            Assert.Contains("in more than one place", Assert.Throws<AwsCallException>(loader.Load).Message, StringComparison.Ordinal);
        }
    }
}
