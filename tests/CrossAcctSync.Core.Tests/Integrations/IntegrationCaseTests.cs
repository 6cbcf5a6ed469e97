using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

public sealed class IntegrationCaseTests
{
    public static TheoryData<string> Resources => new(IntegrationCase.All.Keys.OrderBy(name => name, StringComparer.Ordinal));

    [Fact]
    public void Every_row_of_the_catalogue_has_a_case() =>
        Assert.Equal(
            IntegrationCatalogue.Default.Integrations.Select(row => row.Resource).Where(row => !row.StartsWith("arn:aws:lambda:", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            IntegrationCase.All.Keys.Where(row => !row.StartsWith("arn:aws:lambda:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Literal_arguments_give_the_narrow_form(string resource)
    {
        IntegrationCase @case = IntegrationCase.All[resource];
        ScopedPermissions scoped = Scoping.Scope(resource, @case.StaticArguments);
        Assert.Equal(@case.Statements("static"), Scoping.Lines(scoped));
        Assert.Equal(@case.Issues("static"), scoped.Issues.Select(Issue));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Values_of_the_run_give_wildcards_in_their_segments_and_issues(string resource)
    {
        IntegrationCase @case = IntegrationCase.All[resource];
        ScopedPermissions scoped = Scoping.Scope(resource, @case.DynamicArguments);
        Assert.Equal(@case.Statements("dynamic"), Scoping.Lines(scoped));
        Assert.Equal(@case.Issues("dynamic"), scoped.Issues.Select(Issue));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void The_documented_form_is_that_of_the_page(string resource)
    {
        IntegrationCase @case = IntegrationCase.All[resource];
        var options = new ScopingOptions(AsDocumented: true);
        Assert.Equal(@case.Statements("documentedStatic"), Scoping.Lines(Scoping.Scope(resource, @case.StaticArguments, options)));
        Assert.Equal(@case.Statements("documentedDynamic"), Scoping.Lines(Scoping.Scope(resource, @case.DynamicArguments, options)));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void The_documented_form_is_at_least_as_wide(string resource)
    {
        IntegrationCase @case = IntegrationCase.All[resource];
        var options = new ScopingOptions(AsDocumented: true);
        foreach (FakeTaskArguments arguments in new[] { @case.StaticArguments, @case.DynamicArguments, new FakeTaskArguments(), FakeTaskArguments.Opaque })
        {
            // The page of EMR on EKS does not name iam:PassRole; the table of its operations does.
            ScopedStatement[] narrow = Scoping.Scope(resource, arguments).Statements.Where(statement => !resource.Contains("emr-containers", StringComparison.Ordinal) || !statement.Actions.Contains("iam:PassRole")).ToArray();
            bool isCovered = PolicyCover.Covers(Scoping.Scope(resource, arguments, options).Statements, narrow, out string? gap);
            Assert.True(isCovered, $"The documented form lacks {gap}.");
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Literal_arguments_never_grant_more_than_unknown_ones(string resource)
    {
        IntegrationCase @case = IntegrationCase.All[resource];
        IEnumerable<ScopedStatement> narrow = Scoping.Scope(resource, @case.StaticArguments).Statements.Where(statement => !statement.Actions.Contains("iam:PassRole"));
        bool isBedrock = resource.Contains(":bedrock:invokeModel", StringComparison.Ordinal);

        // An unknown model is taken for one of the region or a provisioned one, not for a profile of several regions.
        bool isCovered = isBedrock || PolicyCover.Covers(Scoping.Scope(resource, @case.DynamicArguments).Statements, narrow.ToList(), out _);
        Assert.True(isCovered);
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    [InlineData("aws-iso", "us-iso-east-1")]
    [InlineData("aws-iso-b", "us-isob-east-1")]
    [InlineData("aws-iso-e", "eu-isoe-west-1")]
    [InlineData("aws-iso-f", "us-isof-south-1")]
    [InlineData("aws-eusc", "eusc-de-east-1")]
    public void Every_row_stays_in_the_targets_partition_region_and_account(string partition, string region)
    {
        var target = new ScopingTarget(partition, region, "999988887777");
        foreach ((string resource, IntegrationCase @case) in IntegrationCase.All.Where(pair => !pair.Key.StartsWith("arn:aws:lambda:", StringComparison.Ordinal)))
        {
            ScopedPermissions scoped = Scoping.Scope(resource.Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal), @case.DynamicArguments, null, target);
            foreach (string arn in Scoping.Resources(scoped).Where(arn => arn != "*"))
            {
                string[] parts = arn.Split(':', 6);
                Assert.Equal(partition, parts[1]);
                Assert.True(parts[3] == region || parts[3].Length == 0, arn);
                Assert.True(parts[4] == "999988887777" || parts[4].Length == 0, arn);
            }

            // A service's principal is service.amazonaws.com in IAM conditions of every partition.
            Assert.All(scoped.Statements.SelectMany(statement => statement.Conditions).Where(condition => condition.Key == "iam:PassedToService"), condition => Assert.All(condition.Values, value => Assert.EndsWith(".amazonaws.com", value, StringComparison.Ordinal)));
        }
    }

    private static string Issue(ScopingIssue issue)
    {
        string? path = issue.FieldPath?.Replace("Arguments.", string.Empty, StringComparison.Ordinal);
        return path is null ? issue.Kind.ToString() : $"{issue.Kind}:{path}";
    }
}
