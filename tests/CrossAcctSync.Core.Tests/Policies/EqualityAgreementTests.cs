using System.Linq;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

/// <summary>Equality, hash and diff say the same of documents with empty lists, empty objects and missing elements.</summary>
public sealed class EqualityAgreementTests
{
    private static readonly Gen<string> Element = Gen.Select(
        Gen.OneOfConst("\"Effect\":\"Allow\"", "\"Effect\":\"Deny\""),
        Gen.OneOfConst(string.Empty, string.Empty, ",\"Sid\":\"A\"", ",\"Sid\":\"\""),
        Gen.OneOfConst(string.Empty, string.Empty, ",\"Principal\":{}", ",\"Principal\":{\"AWS\":[]}", ",\"Principal\":\"*\"", ",\"NotPrincipal\":{}"),
        Gen.OneOfConst(",\"Action\":[]", ",\"Action\":\"s3:GetObject\"", ",\"NotAction\":[]", ",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"]"),
        Gen.OneOfConst(string.Empty, ",\"Resource\":[]", ",\"Resource\":\"*\"", ",\"NotResource\":[]"),
        Gen.OneOfConst(
            string.Empty,
            ",\"Condition\":{}",
            ",\"Condition\":{\"StringEquals\":{}}",
            ",\"Condition\":{\"StringEquals\":{\"a:b\":[]}}",
            ",\"Condition\":{\"StringEquals\":{\"a:b\":[]},\"StringLike\":{\"a:b\":[]}}",
            ",\"Condition\":{\"StringEquals\":{\"a:b\":\"\"}}"),
        (effect, sid, principal, action, resource, condition) => "{" + effect + sid + principal + action + resource + condition + "}");

    private static readonly Gen<PolicyDocument> Document = Gen.Select(
        Gen.OneOfConst(string.Empty, "\"Version\":\"2008-10-17\",", "\"Version\":\"2012-10-17\","),
        Element.Array[0, 3],
        (version, statements) => PolicyDocument.Parse("{" + version + "\"Statement\":[" + string.Join(",", statements) + "]}"));

    [Fact]
    public void Equality_hash_and_diff_agree() => Gen.Select(Document, Document).Sample(
        (left, right) => Agree(left, right),
        iter: 20_000);

    [Fact]
    public void They_agree_on_statements_that_differ_in_one_element_alone() => Gen.Select(Element, Element).Sample(
        (one, other) => Agree(Policy(one), Policy(other)),
        iter: 20_000);

    [Theory]
    [InlineData("\"Resource\":[]", "\"Resource\":[]", true)]
    [InlineData("\"Resource\":[]", "\"NotResource\":[]", false)]
    [InlineData("\"Resource\":[]", "\"Sid\":\"\"", false)]
    [InlineData("\"Condition\":{}", "\"Sid\":\"\"", true)]
    public void Empty_is_not_missing(string left, string right, bool areEqual)
    {
        PolicyDocument one = Policy("{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"," + left + "}");
        PolicyDocument other = Policy("{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"," + right + "}");

        Assert.Equal(areEqual, one.IsEquivalentTo(other).AreEquivalent);
        Assert.Equal(areEqual, PolicyEquality.SemanticHash(one) == PolicyEquality.SemanticHash(other));
    }

    [Fact]
    public void What_is_said_twice_is_no_change()
    {
        const string Statement = "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}";
        PolicyDocument once = Policy(Statement);
        PolicyDocument twice = Policy(Statement + "," + Statement);

        Assert.False(PolicyDiff.Between(once, twice).HasChanges);
        Assert.False(PolicyDiff.Between(twice, once).HasChanges);
        Assert.Equal(2, PolicyDiff.Between(twice, once).Statements.Count(change => change.Kind == PolicyChangeKind.Unchanged));
    }

    private static PolicyDocument Policy(string statements) => PolicyDocument.Parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");

    private static void Agree(PolicyDocument left, PolicyDocument right)
    {
        bool areEqual = left.IsEquivalentTo(right, PolicyEqualityOptions.Strict).AreEquivalent;

        Assert.Equal(areEqual, right.IsEquivalentTo(left, PolicyEqualityOptions.Strict).AreEquivalent);
        Assert.Equal(areEqual, PolicyEquality.SemanticHash(left, PolicyEqualityOptions.Strict) == PolicyEquality.SemanticHash(right, PolicyEqualityOptions.Strict));
        Assert.Equal(areEqual, !PolicyDiff.Between(left, right).HasChanges);
    }
}
