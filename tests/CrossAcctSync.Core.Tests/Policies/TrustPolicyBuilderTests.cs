using System;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

public sealed class TrustPolicyBuilderTests
{
    [Fact]
    public void One_pair_gives_the_documented_trust_policy()
    {
        PolicyDocument built = TrustPolicyBuilder.Build(new[] { Pair("InvokeRole", "stateMachineName") });

        Assert.True(built.IsEquivalentTo(PolicyDocument.Parse(PolicyParserTests.Documented), PolicyEqualityOptions.Strict).AreEquivalent);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:stateMachineName"}}}]}""",
            built.ToJson());
    }

    [Fact]
    public void No_role_is_trusted_with_the_state_machine_of_another()
    {
        PolicyDocument built = TrustPolicyBuilder.Build(new[] { Pair("B", "two"), Pair("A", "one"), Pair("B", "one:LIVE"), Pair("B", "one:1") });

        Assert.Equal(
            new[] { "arn:aws:iam::111122223333:role/A one", "arn:aws:iam::111122223333:role/B one two" },
            built.Statements.Select(statement => statement.Principal!.Principals.Single().Value + " "
                + string.Join(" ", statement.Conditions.Single().Values.Select(value => value.Split(':').Last()))));
    }

    [Fact]
    public void The_order_of_pairs_does_not_matter()
    {
        TrustPair[] pairs = { Pair("B", "two"), Pair("A", "one"), Pair("A", "three") };

        Assert.Equal(TrustPolicyBuilder.Build(pairs).ToJson(), TrustPolicyBuilder.Build(pairs.Reverse()).ToJson());
    }

    [Fact]
    public void No_pairs_are_refused() => Assert.Throws<ArgumentException>(() => TrustPolicyBuilder.Build(Array.Empty<TrustPair>()));

    [Fact]
    public void Its_statements_are_extended_by_a_merge()
    {
        PolicyDocument one = TrustPolicyBuilder.Build(new[] { Pair("A", "one"), Pair("B", "two") });
        PolicyDocument all = TrustPolicyBuilder.Build(new[] { Pair("A", "one"), Pair("A", "two"), Pair("B", "two") });

        PolicyMergeResult result = PolicyMerger.Merge(one, all);

        Assert.True(result.Document.IsEquivalentTo(all).AreEquivalent);
        AddedStatement added = Assert.Single(result.Added);
        Assert.True(added.IsExtension);
        Assert.Equal(0, added.StatementIndex);
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:two", Assert.Single(added.Granted.Conditions[0].Values));
        Assert.Equal("Statement[1] grants this.", Assert.Single(result.AlreadyGranted).CoveredBy.Single().Reason);
    }

    private static TrustPair Pair(string role, string machine) => new(
        RoleArn.Parse("arn:aws:iam::111122223333:role/" + role),
        StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:" + machine));
}
