using System;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

/// <summary>That the whole answer of the AWS CLI is taken for the policy that it holds, with its places in the answer.</summary>
public sealed class AnsweredPolicyTests
{
    private const string Trust = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::b/*"}]}""";

    [Fact]
    public void The_trust_policy_of_get_role_is_linted_at_its_place()
    {
        string answer = "{\n  \"Role\": {\n    \"Path\": \"/\",\n    \"RoleName\": \"Worker\",\n    \"Arn\": \"arn:aws:iam::222233334444:role/Worker\",\n    \"AssumeRolePolicyDocument\": " + Trust + "\n  }\n}";

        Finding finding = PolicyLinter.Lint(answer, new LintOptions { Path = "role.json", Kind = LintKind.Trust }).First(finding => finding.Severity == FindingSeverity.Error);

        Assert.Equal(("role.json", 6), (finding.Location!.Path, finding.Location.Position.Line));
        Assert.DoesNotContain(PolicyLinter.Lint(answer), finding => finding.Code == "PolicyMalformed");
    }

    [Theory]
    [InlineData("{\"PolicyVersion\": {\"Document\": @, \"VersionId\": \"v3\", \"IsDefaultVersion\": true}}")]
    [InlineData("{\"RoleName\": \"Worker\", \"PolicyName\": \"Inline\", \"PolicyDocument\": @}")]
    [InlineData("{\"PolicyDocument\": \"#\"}")]
    [InlineData("{\"PolicyDocument\": \"%\"}")]
    [InlineData("@")]
    public void The_policy_is_found_in_every_answer(string form)
    {
        string text = form.Replace("@", Permissions, StringComparison.Ordinal)
            .Replace("#", Permissions.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("%", Uri.EscapeDataString(Permissions), StringComparison.Ordinal);

        Assert.Contains(PolicyLinter.Lint(text), finding => finding.Code == "ActionUnknown");
        Assert.DoesNotContain(PolicyLinter.Lint(text), finding => finding.Code == "PolicyMalformed");
    }

    [Theory]
    [InlineData("{\"PolicyDocument\": 5}")]
    [InlineData("{\"Role\": {\"AssumeRolePolicyDocument\": []}}")]
    [InlineData("{\"PolicyDocument\": {\"Version\": \"2012-10-17\"}}")]
    [InlineData("{\"Document\": \"no policy\"}")]
    [InlineData("{\"Document\": ")]
    public void What_holds_none_is_malformed_and_never_passed(string text) => Assert.Contains(PolicyLinter.Lint(text), finding => finding.Severity == FindingSeverity.Error);

    [Fact]
    public void A_policy_that_speaks_of_such_names_is_a_policy()
    {
        const string Text = """{"Version": "2012-10-17", "PolicyDocument": {}, "Statement": [{"Sid": "Document", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}]}""";

        Assert.Null(AnsweredPolicy.Find(Text, null));
        Assert.Null(AnsweredPolicy.Find(null, null));
    }
}
