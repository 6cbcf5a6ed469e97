using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

public sealed class TargetRoleTests
{
    private const string Jsonata = "\"QueryLanguage\": \"JSONata\",";

    [Theory]
    [InlineData("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}", "", "arn:aws:iam::444455556666:role/Sync")]
    [InlineData("{\"RoleArn.$\": \"$.roleArn\"}", "", "arn:*:iam::*:role/*")]
    [InlineData("{\"RoleArn.$\": \"$$.Execution.Input.roleArn\"}", "", "arn:*:iam::*:role/*")]
    [InlineData("{\"RoleArn.$\": \"$role\"}", "", "arn:*:iam::*:role/*")]
    [InlineData("{\"RoleArn.$\": \"States.Format('arn:aws:iam::{}:role/Sync', $.account)\"}", "", "arn:aws:iam::*:role/Sync")]
    [InlineData("{\"RoleArn\": \"{% $states.input.roleArn %}\"}", Jsonata, "arn:*:iam::*:role/*")]
    [InlineData("{\"RoleArn\": \"{% 'arn:aws:iam::' & $states.input.account & ':role/Sync' %}\"}", Jsonata, "arn:aws:iam::*:role/Sync")]
    [InlineData("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}", Jsonata, "arn:aws:iam::444455556666:role/Sync")]
    [InlineData("{\"RoleArn\": \"arn:${AWS::Partition}:iam::444455556666:role/Sync\"}", "", "arn:*:iam::444455556666:role/Sync")]
    public void Every_form_that_AWS_accepts_is_read(string credentials, string top, string pattern)
    {
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials(credentials, top));

        Assert.Equal(pattern, Assert.Single(Analysis.Targets(analysis)));
    }

    [Theory]
    [InlineData("{}", "", "required in Credentials")]
    [InlineData("\"arn\"", "", "is no object")]
    [InlineData("{\"RoleArn\": 5}", "", "is no ARN")]
    [InlineData("{\"RoleArn\": [\"a\"]}", "", "is no text")]
    [InlineData("{\"RoleArn\": \"Sync\"}", "", "is no ARN")]
    [InlineData("{\"RoleArn\": \"arn:aws:iam::4444:role/Sync\"}", "", "twelve digits")]
    [InlineData("{\"RoleArn\": \"$.roleArn\"}", "", "only a field named RoleArn.$")]
    [InlineData("{\"RoleArn\": \"{% $x %}\"}", "", "query language is JSONPath")]
    [InlineData("{\"RoleArn.$\": \"$.x\"}", Jsonata, "query language is JSONata")]
    [InlineData("{\"RoleArn.$\": \"arn:aws:iam::444455556666:role/Sync\"}", "", "neither a path")]
    [InlineData("{\"RoleArn.$\": \"$.x\", \"RoleArn\": \"y\"}", "", "both RoleArn and RoleArn.$")]
    public void What_names_no_role_is_told(string credentials, string top, string message)
    {
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials(credentials, top));

        Assert.Empty(analysis.Requirements);
        Finding finding = Assert.Single(analysis.Findings);
        Assert.Equal("CredentialsMalformed", finding.Code);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal("Orders / Run", finding.StatePath);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.RecommendedAction);
    }

    [Fact]
    public void An_unresolved_role_has_no_statements_and_never_becomes_a_wildcard_principal()
    {
        SyncRequirement requirement = Assert.Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn.$\": \"$.roleArn\"}")).Requirements);

        Assert.Null(requirement.TargetRoleArn);
        Assert.Empty(requirement.Statements);
        Assert.Contains(requirement.Findings, finding => finding.Code == "RoleDynamic");
    }

    [Fact]
    public void A_sample_input_resolves_a_role()
    {
        RequirementOptions options = Analysis.Options with { SampleInputs = new[] { SourceDocument.ParseJson("{\"account\": \"444455556666\"}") } };
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn.$\": \"States.Format('arn:aws:iam::{}:role/Sync', $.account)\"}"), options);

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(analysis.Requirements).TargetRoleArn);
        Assert.Equal(new[] { "ResolvedFromSample" }, Analysis.Codes(analysis));
    }

    [Fact]
    public void Several_sample_inputs_give_several_roles()
    {
        RequirementOptions options = Analysis.Options with
        {
            SampleInputs = new[] { SourceDocument.ParseJson("{\"account\": \"444455556666\"}"), SourceDocument.ParseJson("{\"account\": \"555566667777\"}") },
        };
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn.$\": \"States.Format('arn:aws:iam::{}:role/Sync', $.account)\"}"), options);

        Assert.Equal(new[] { "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync" }, Analysis.Targets(analysis));
    }

    [Fact]
    public void An_allow_list_gives_the_roles_that_fit_the_pattern_and_no_other()
    {
        RequirementOptions options = Analysis.Options with
        {
            TargetRoleArns = new[] { "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync", "arn:aws:iam::444455556666:role/Other" }.Select(RoleArn.Parse).ToArray(),
        };
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn.$\": \"States.Format('arn:aws:iam::{}:role/Sync', $.account)\"}"), options);

        Assert.Equal(new[] { "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::555566667777:role/Sync" }, Analysis.Targets(analysis));
        Assert.DoesNotContain("RoleDynamic", Analysis.Codes(analysis));
    }

    [Fact]
    public void An_allow_list_never_replaces_a_role_that_the_definition_names()
    {
        RequirementOptions options = Analysis.Options with { TargetRoleArns = new[] { RoleArn.Parse("arn:aws:iam::555566667777:role/Sync") } };
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}"), options);

        Assert.Equal("arn:aws:iam::444455556666:role/Sync", Assert.Single(Analysis.Targets(analysis)));
    }

    [Theory]
    [InlineData("Run")]
    [InlineData("Orders / Run")]
    public void A_map_by_state_holds_over_the_allow_list(string key)
    {
        RequirementOptions options = Analysis.Options with
        {
            TargetRoleArns = new[] { RoleArn.Parse("arn:aws:iam::555566667777:role/Sync") },
            TargetRolesByState = new Dictionary<string, IReadOnlyList<RoleArn>> { [key] = new[] { RoleArn.Parse("arn:aws:iam::666677778888:role/Sync") } },
        };
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn.$\": \"$.roleArn\"}"), options);

        Assert.Equal("arn:aws:iam::666677778888:role/Sync", Assert.Single(Analysis.Targets(analysis)));
    }
}
