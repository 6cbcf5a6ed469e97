using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
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
    public void A_statement_is_in_excess_if_and_only_if_merging_it_into_the_need_adds_something() => Policies.Sample(policies =>
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
            && merge.Added.Count + merge.Refused.Count > 0);

        Assert.Equal(excess, ExcessTest.Of(role, policies.Needed).Count());
    });

    private static PolicyStatement Part(PolicyStatement statement, int count) => statement with
    {
        Action = statement.Action with { Values = statement.Action.Values.Take(count).ToArray() },
        Resource = statement.Resource is { } resource ? resource with { Values = resource.Values.Take(count).ToArray() } : null,
    };
}
