using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Integrations;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Linting;

public sealed class PolicyLinterTests
{
    private static readonly string TwoStatements = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "glue:GetJobRun", "Resource": "arn:aws:glue:us-east-1:444455556666:job/a" },
            {
              "Sid": "Start",
              "Effect": "Allow",
              "Action": ["glue:StartJobRun", "glue:StratJobRun"],
              "Resource": "arn:aws:glue:us-east-1:444455556666:job/a"
            }
          ]
        }
        """;

    [Fact]
    public void A_finding_names_statement_element_place_and_page()
    {
        Finding finding = Assert.Single(PolicyLinter.Lint(TwoStatements, new LintOptions { Path = "policy.json", Subject = "DataRefresh" }));

        Assert.Equal("ActionUnknown", finding.Code);
        Assert.Equal(1, finding.StatementIndex);
        Assert.Equal("Statement[1].Action", finding.Element);
        Assert.Equal("policy.json:8:38", finding.Location!.ToString());
        Assert.Equal("DataRefresh", finding.Subject);
        Assert.Equal("Statement[1] \"Start\": there is no action 'glue:StratJobRun'. Did you mean 'glue:StartJobRun'?", finding.Message);
        Assert.StartsWith("Write glue:StartJobRun", finding.RecommendedAction, StringComparison.Ordinal);
        Assert.StartsWith("https://docs.aws.amazon.com/service-authorization/", finding.Rule.Source, StringComparison.Ordinal);
        Assert.StartsWith("Error ActionUnknown: DataRefresh: Statement[1]", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_was_made_has_findings_without_places()
    {
        var statement = new PolicyStatement { Effect = PolicyEffect.Allow, Action = new PolicyElement(false, ["*"]), Resource = new PolicyElement(false, ["*"]) };

        Finding finding = Assert.Single(PolicyLinter.Lint(PolicyDocument.Of(statement)));

        Assert.Equal("AllActions", finding.Code);
        Assert.Null(finding.Location);
    }

    [Fact]
    public void A_changed_document_is_not_placed_by_the_values_that_it_had()
    {
        PolicyDocument read = PolicyDocument.Parse(TwoStatements);
        PolicyStatement changed = read.Statements[1] with { Action = new PolicyElement(false, ["glue:StartJobRun", "glue:Frobnicate"]) };

        Finding finding = Assert.Single(PolicyLinter.Lint(read with { Statements = [read.Statements[0], changed] }));

        Assert.Contains("glue:Frobnicate", finding.Message, StringComparison.Ordinal);
        Assert.Equal("8:17", finding.Location!.Position.ToString());
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}""", true)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"*"}}""", false)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}""", false)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Resource":"*"}}""", true)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["sts:AssumeRole","s3:GetObject"]}}""", true)]
    public void The_kind_is_decided_from_the_document(string text, bool isTrust)
    {
        IReadOnlyList<Finding> decided = PolicyLinter.Lint(text);

        Assert.Equal(isTrust, PolicyLinter.Lint(text, new LintOptions { Kind = LintKind.Trust }).SequenceEqual(decided));
    }

    [Fact]
    public void What_the_module_writes_has_no_findings_but_of_its_size()
    {
        TrustPair[] pairs = [.. Enumerable.Range(0, 7).Select(i => new TrustPair(
            RoleArn.Parse($"arn:aws:iam::111122223333:role/Execution{i}"),
            StateMachineArn.Parse($"arn:aws:states:us-east-1:111122223333:stateMachine:Orders{i}")))];

        SyncPolicy policy = Assert.Single(SyncPolicyFactory.CreateTrust(RoleArn.Parse("arn:aws:iam::444455556666:role/Target"), pairs, new SyncPolicyOptions()).Policies);

        Assert.All(PolicyLinter.Lint(policy.PolicyDocument), finding => Assert.Equal("SizeNearQuota", finding.Code));
    }

    /// <summary>
    /// Guards against false alarms: permissions that AWS's pages print, with their holes filled, where the reference agrees
    /// with the page.
    /// </summary>
    [Fact]
    public void The_permissions_of_the_catalogue_fit_their_resources()
    {
        var findings = new List<string>();
        foreach (Integration row in IntegrationCatalogue.Default.Integrations)
        {
            foreach (IntegrationStatement statement in row.Statements.Where(statement => statement.Resources.Count > 0 && statement.BeyondReference is null))
            {
                var made = new PolicyStatement
                {
                    Effect = PolicyEffect.Allow,
                    Action = new PolicyElement(false, [.. statement.Actions.Select(action => action.Name)]),
                    Resource = new PolicyElement(false, [.. statement.Resources.Select(Fill)]),
                };
                findings.AddRange(PolicyLinter.Lint(PolicyDocument.Of(made))
                    .Where(finding => finding.Rule == PolicyRules.ResourceMismatch || finding.Rule == PolicyRules.ActionWithoutResource || finding.Rule == PolicyRules.ActionUnknown || finding.Rule == PolicyRules.ResourceMalformed)
                    .Select(finding => $"{row.Resource}: {finding.Message}"));
            }
        }

        Assert.Empty(findings);
    }

    [Fact]
    public void No_text_is_an_exception()
    {
        Gen.String[Gen.Char["{}[]\":,%7Bab*?$ \n"], 0, 40].Sample(text => Assert.NotEmpty(PolicyLinter.Lint(text)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\"Version\":\"2012-10-17\",\"Id\":\"\ud800\",\"Statement\":[]}")]
    [InlineData("""{"Version":"2012-10-17","Id":"\ud800","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[null]}""")]
    [InlineData("%7B%22Statement%22%3A")]
    [InlineData("%")]
    public void Odd_text_has_a_finding(string? text)
    {
        Assert.NotEmpty(PolicyLinter.Lint(text));
    }

    [Fact]
    public void No_values_are_an_exception()
    {
        Gen<string> values = Gen.String[Gen.Char["arn:aws*?${}/,é1-"], 0, 20];
        Gen.Select(values, values, values, values).Sample((principal, action, resource, key) =>
        {
            var statement = new PolicyStatement
            {
                Effect = PolicyEffect.Allow,
                Principal = new PrincipalElement(false, [new PolicyPrincipal(PrincipalKind.Aws, principal)]),
                Action = new PolicyElement(false, [action]),
                Resource = new PolicyElement(false, [resource]),
                Conditions = [new PolicyCondition(key, principal, [resource])],
            };
            foreach (LintKind kind in Enum.GetValues<LintKind>())
            {
                Assert.NotNull(PolicyLinter.Lint(PolicyDocument.Of(statement), new LintOptions { Kind = kind }));
            }
        });
    }

    [Fact]
    public void The_rules_are_ordered_each_with_a_title_and_a_page_of_AWS()
    {
        Assert.Equal(PolicyRules.All.Select(rule => rule.Code).Order(StringComparer.Ordinal), PolicyRules.All.Select(rule => rule.Code));
        Assert.Equal(typeof(PolicyRules).GetProperties().Count(property => property.PropertyType == typeof(FindingRule)), PolicyRules.All.Distinct().Count());
        Assert.All(PolicyRules.All, rule => Assert.StartsWith("https://docs.aws.amazon.com/", rule.Source, StringComparison.Ordinal));
        Assert.All(PolicyRules.All, rule => Assert.Matches(@"^([A-Z]|sts:|iam:).*[a-z*}].*\.$", rule.Title));
        Assert.All(PolicyRules.All, rule => Assert.Matches("^[A-Z][A-Za-z]+$", rule.Code));
    }

    private static string Fill(ResourceTemplate template) => template.Text
        .Replace("{partition}", "aws", StringComparison.Ordinal)
        .Replace("{region}", "us-east-1", StringComparison.Ordinal)
        .Replace("{account}", "444455556666", StringComparison.Ordinal) is var filled && filled.StartsWith('{') ? "*" : Regex.Replace(filled, @"\{[^}]*\}", "*");
}
