using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Linting;
using Xunit;

namespace CrossAcctSync.Tests.Linting;

/// <summary>Actions that AWS's own policies grant and its reference does not list.</summary>
public sealed class UnlistedActionTests
{
    [Fact]
    public void The_list_has_actions_of_known_services_that_the_reference_does_not_list()
    {
        Assert.True(UnlistedActions.Names.Count > 40);
        Assert.All(UnlistedActions.Names, action =>
        {
            Assert.True(IntegrationCatalogue.IsKnownPrefix(action.Split(':')[0]), action);
            // One that the reference has by now belongs no more here.
            Assert.Null(IntegrationCatalogue.FindAction(action));
        });
    }

    [Theory]
    [InlineData("budgets:CreateBudget", false)]
    [InlineData("BUDGETS:createbudget", false)]
    [InlineData("budgets:CreateBudgett", true)]
    public void What_a_managed_policy_grants_is_no_error_and_a_slip_of_the_pen_is(string action, bool isError) =>
        Assert.Equal(isError, PolicyLinter.Lint("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}]}")
            .Any(finding => finding.Code == "ActionUnknown"));
}
