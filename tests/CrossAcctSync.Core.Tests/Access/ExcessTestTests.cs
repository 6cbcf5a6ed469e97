using System;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Linting;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Access;

public sealed class ExcessTestTests
{
    /// <summary>The role has words of the need, in statements of its own, now and then with one that is not needed.</summary>
    private static readonly Gen<(PolicyDocument Granted, PolicyDocument Needed)> Policies =
        from needed in PolicyGenerators.IdentityPolicy
        from other in PolicyGenerators.IdentityPolicy
        from kept in Gen.Int[1, 3]
        select (needed with { Statements = needed.Statements.Select(statement => Part(statement, kept)).Concat(other.Statements.Take(1)).ToArray() }, needed);

    [Fact]
    public void A_statement_is_in_excess_if_and_only_if_merging_it_into_the_need_adds_what_can_grant_something() => Policies.Sample(policies =>
    {
        var role = new AccountRole
        {
            Arn = RoleArn.Parse("arn:aws:iam::444455556666:role/Work"),
            Trust = NamedPolicy.Of("AssumeRolePolicyDocument", PolicyDocument.Empty),
            InlinePolicies = [NamedPolicy.Of("Inline", policies.Granted)],
        };

        int excess = policies.Granted.Statements.Count(statement =>
            statement.Effect == PolicyEffect.Allow
            && PolicyMerger.Merge(policies.Needed, PolicyDocument.Of(statement with { Sid = null })) is var merge
            && (merge.Refused.Count > 0 || (merge.Added.Count > 0 && IsMoreThanNothing(merge.Added[0].Granted, policies.Needed))));

        Assert.Equal(excess, ExcessTest.Of(role, policies.Needed, UnprovenNeeds.None).Count());
    });

    [Theory]
    [InlineData("s3:GetObject\",\"s3:ListBucket", "arn:aws:s3:::in\",\"arn:aws:s3:::in/*", 0)]
    [InlineData("s3:GetObject\",\"s3:ListBucket\",\"s3:PutObject", "arn:aws:s3:::in\",\"arn:aws:s3:::in/*", 1)]
    [InlineData("s3:GetObject\",\"s3:ListBucket", "arn:aws:s3:::in\",\"arn:aws:s3:::in/*\",\"arn:aws:s3:::other/*", 1)]
    [InlineData("s3:GetObject\",\"s3:ListBucket", "*", 1)]
    [InlineData("s3:GetObject\",\"madeup:ListBucket", "arn:aws:s3:::in/*", 1)]
    public void A_pair_of_action_and_resource_that_do_not_fit_is_no_excess(string actions, string resources, int expected)
    {
        PolicyDocument needed = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::in/*"},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::in"}]}""");
        PolicyDocument minimal = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{actions}}"],"Resource":["{{resources}}"]}]}""");
        var role = new AccountRole
        {
            Arn = RoleArn.Parse("arn:aws:iam::444455556666:role/Work"),
            Trust = NamedPolicy.Of("AssumeRolePolicyDocument", PolicyDocument.Empty),
            InlinePolicies = [NamedPolicy.Of("Inline", minimal)],
        };

        Assert.Equal(expected, ExcessTest.Of(role, needed, UnprovenNeeds.None).Count());
        PolicyDocument reduced = ExcessReduction.Reduce(minimal, needed, true, UnprovenNeeds.None);
        Assert.Equal(expected == 0, ReferenceEquals(minimal, reduced));
        Assert.True(PolicyMerger.Merge(reduced, needed) is { HasChanges: false, Refused.Count: 0 } || resources == "*" || !actions.Contains("s3:ListBucket", StringComparison.Ordinal), reduced.ToJson());
    }

    private static bool IsMoreThanNothing(PolicyStatement granted, PolicyDocument needed) =>
        granted.Action.IsNegated || granted.Resource is not { IsNegated: false }
        || granted.Action.Values.Any(action => granted.Resource.Values.Any(resource =>
            granted with { Action = new PolicyElement(false, [action]), Resource = new PolicyElement(false, [resource]) } is var pair
            && GrantFit.CanGrant(pair)
            && (granted.Action.Values.Count * granted.Resource.Values.Count == 1 || PolicyMerger.Merge(needed, PolicyDocument.Of(pair)) is { HasChanges: true } or { Refused.Count: > 0 })));

    private static PolicyStatement Part(PolicyStatement statement, int count) => statement with
    {
        Action = statement.Action with { Values = statement.Action.Values.Take(count).ToArray() },
        Resource = statement.Resource is { } resource ? resource with { Values = resource.Values.Take(count).ToArray() } : null,
    };
}
