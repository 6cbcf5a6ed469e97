using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using CrossAcctSync.Tests.Requirements;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.RollOut;

/// <summary>A role's ARN from outside, whatever its letters, matches itself and nothing else in all that is written.</summary>
public sealed class HostileRoleTests
{
    private const string Account = "444455556666";

    private static readonly Gen<string> Path = Gen.OneOfConst(
        "*", "?", "$", "{", "}", "${", "${*}", "$${", "${!", "%{", "%%{", "${aws:username}", "${AWS::AccountId}", "${!x}", Account, "${" + Account + "}", "/", "a", "Z9", "'", "\"", "\\", "\\u002a", "<b>",
        "${Token[TOKEN.1]}", "!Sub", "{{", "}}").Array[1, 5].Select(string.Concat)
        .Select(path => path.Trim('/').Replace("//", "/", StringComparison.Ordinal)).Where(path => path.Length > 0);

    private static readonly Gen<string> Target = Path.Select(path => $"arn:aws:iam::{Account}:role/{path}/T");

    [Fact]
    public void In_policies_and_in_the_templates_of_all_engines() => Target.Sample(
        text =>
        {
            RoleArn target = RoleArn.Parse(text);
            SyncRequirement requirement = Assert.Single(Analysis.Of(Analysis.OneTask(
                $"\"Resource\": \"arn:aws:states:::ecs:runTask\", \"Parameters\": {{\"TaskDefinition\": \"t:1\"}}, \"Credentials\": {{\"RoleArn\": {JsonSerializer.Serialize(text)}}}"),
                Analysis.Options with { PassRoleArns = [target], TargetRoleArns = [target] }).Requirements);
            Assert.Equal(text, requirement.TargetRoleArn);

            AssertNames(target, SyncPolicyFactory.CreateInvoke(Analysis.SourceRole, StateMachineArn.Parse(requirement.StateMachineArn!), [target], SyncPolicyOptions.Default).Policies.Select(policy => policy.Document), "sts:AssumeRole");
            AssertNames(target, SyncPolicyFactory.CreatePermission(requirement, SyncPolicyOptions.Default).Policies.Select(policy => policy.Document), "iam:PassRole");
            foreach (TemplateFormat format in Enum.GetValues<TemplateFormat>())
            {
                SyncTemplateOptions options = new() { Format = format, OrganizationalUnitIds = ["r-abcd"], Side = SyncSide.Target };
                AssertNames(target, Documents(RollOutSample.Export(options, requirement), format, Account), "iam:PassRole");
                AssertNames(target, Documents(RollOutSample.Export(options with { Side = SyncSide.Source }, requirement), format, "111122223333"), "sts:AssumeRole");
            }
        },
        iter: 300);

    [Fact]
    public void And_no_other_role_in_the_evaluator_and_the_comparison() => Gen.Select(Target, Target).Sample(
        (text, otherText) =>
        {
            PolicyDocument document = SyncPolicyFactory.CreateInvoke(Analysis.SourceRole, StateMachineArn.Parse(PlanSample.Machine), [RoleArn.Parse(text)], SyncPolicyOptions.Default).Policies[0].Document;
            foreach (string role in new[] { text, otherText, $"arn:aws:iam::{Account}:role/a/T", $"arn:aws:iam::{Account}:role/T", text + "x" }.Distinct())
            {
                RoleArn arn = RoleArn.Parse(role);
                AccessRequest request = AccessRequest.AssumeRole(RequestPrincipal.Role(Analysis.SourceRole), arn, null);
                PolicySet policies = new()
                {
                    IdentityPolicies = [NamedPolicy.Of("P", document)],
                    ResourcePolicy = NamedPolicy.Of("T", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}""")),
                };
                Assert.Equal(role == text, PolicyEvaluator.Default.Evaluate(request, policies).IsAllowed);
                Assert.Equal(role == text, PolicyPattern.CoversResource(RoleArn.Parse(text).ToPolicyText(), arn.ToPolicyText()));
            }
        },
        iter: 2_000);

    [Theory]
    [InlineData("*")]
    [InlineData("a?")]
    [InlineData("${*}")]
    [InlineData("{x}")]
    public void A_principal_that_holds_one_is_refused(string path)
    {
        RoleArn source = RoleArn.Parse($"arn:aws:iam::111122223333:role/{path}/A");

        SyncPolicyProblem problem = Assert.Single(SyncPolicyFactory.CreateTrust(null, [new TrustPair(source, StateMachineArn.Parse(PlanSample.Machine))], SyncPolicyOptions.Default).Problems);
        Assert.Equal(SyncPolicyProblemKind.PrincipalNotAllowed, problem.Kind);
        Assert.Contains("SourceRoleNotNameable", Codes(Analysis.Options with { SourceRoleArn = source }));
    }

    [Theory]
    [InlineData("arn:aws:iam::999988887777:role/A")]
    [InlineData("arn:aws-cn:iam::111122223333:role/A")]
    public void An_execution_role_of_elsewhere_gives_no_trust_and_no_invoke_policy(string role)
    {
        RoleArn source = RoleArn.Parse(role);
        StateMachineArn machine = StateMachineArn.Parse(PlanSample.Machine);

        Assert.Equal(SyncPolicyProblemKind.SourceRoleForeign, Assert.Single(SyncPolicyFactory.CreateTrust(null, [new TrustPair(source, machine)], SyncPolicyOptions.Default).Problems).Kind);
        Assert.Single(SyncPolicyFactory.CreateInvoke(source, machine, [RoleArn.Parse(PlanSample.Target)], SyncPolicyOptions.Default).Problems);
        Assert.Contains("SourceRoleForeign", Codes(Analysis.Options with { SourceRoleArn = source, StateMachineArns = [machine] }));
    }

    [Fact]
    public void A_service_linked_role_is_no_target()
    {
        const string Linked = "arn:aws:iam::444455556666:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials($"{{\"RoleArn\": \"{Linked}\"}}"));

        Assert.Empty(analysis.Requirements);
        Assert.Equal(["TargetRoleServiceLinked"], Analysis.Codes(analysis));
        SyncPolicyResult trust = SyncPolicyFactory.CreateTrust(RoleArn.Parse(Linked), [new TrustPair(Analysis.SourceRole, StateMachineArn.Parse(PlanSample.Machine))], SyncPolicyOptions.Default);
        Assert.Equal(SyncPolicyProblemKind.TargetRoleServiceLinked, Assert.Single(trust.Problems).Kind);
    }

    [Theory]
    [InlineData(TemplateFormat.CloudFormation, 1)]
    [InlineData(TemplateFormat.StackSet, 1)]
    [InlineData(TemplateFormat.Cdk, 1)]
    [InlineData(TemplateFormat.Terraform, 0)]
    public void What_CloudFormation_would_resolve_is_in_none_of_its_templates(TemplateFormat format, int problems)
    {
        // In a definition this would be a reference of CloudFormation's; here the user says that the role is called so.
        SyncRequirement hostile = Assert.Single(Analysis.Of(
            Analysis.WithCredentials("{\"RoleArn.$\": \"$.role\"}"),
            Analysis.Options with { StateMachineArns = [StateMachineArn.Parse(PlanSample.Machine)], TargetRoleArns = [RoleArn.Parse("arn:aws:iam::444455556666:role/{{resolve:ssm:x}}/T")] }).Requirements);

        SyncTemplateResult result = SyncTemplateFactory.Create([hostile, PlanSample.Requirement(PlanSample.Other)], new SyncTemplateOptions { Format = format, OrganizationalUnitIds = ["r-abcd"] }, TestContext.Current.CancellationToken);

        Assert.Equal(problems, result.Problems.Count(problem => problem.Kind == SyncPolicyProblemKind.DynamicReference));
        Assert.Equal(problems == 0, result.Templates.Any(template => template.Content.Contains("{{resolve", StringComparison.Ordinal)));
        Assert.NotEmpty(result.Templates);
    }

    private static IReadOnlyList<string> Codes(RequirementOptions options) =>
        Analysis.Codes(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}"), options));

    /// <summary>The documents have statements of the action, each names the role by an escaped text, and the text is the role's ARN.</summary>
    private static void AssertNames(RoleArn role, IEnumerable<PolicyDocument> documents, string action)
    {
        string[] resources = documents.SelectMany(document => document.Statements).Where(statement => statement.Action!.Values.Contains(action)).SelectMany(statement => statement.Resource!.Values).ToArray();
        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.True(role.ToString() == Unescape(resource), resource));
    }

    /// <summary>Reads a Resource as IAM's page says, apart from the code that writes it: a wildcard or a variable makes it no literal.</summary>
    private static string? Unescape(string resource)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < resource.Length; i++)
        {
            if (resource[i] is '*' or '?')
            {
                return null;
            }

            if (resource[i] == '$' && i + 1 < resource.Length && resource[i + 1] == '{')
            {
                if (i + 3 >= resource.Length || resource[i + 3] != '}' || resource[i + 2] is not ('*' or '?' or '$'))
                {
                    return null;
                }

                text.Append(resource[i + 2]);
                i += 3;
                continue;
            }

            text.Append(resource[i]);
        }

        return text.ToString();
    }

    private static IEnumerable<PolicyDocument> Documents(IReadOnlyList<SyncTemplate> templates, TemplateFormat format, string account) => format == TemplateFormat.Terraform
        ? templates.Where(template => template.FileName.EndsWith("main.tf.json", StringComparison.Ordinal))
            .SelectMany(template => RollOutSample.Json(template).GetProperty("resource").GetProperty("aws_iam_role_policy").EnumerateObject())
            .Select(policy => PolicyDocument.Parse(TerraformString(policy.Value.GetProperty("policy").GetString()!)))
        : templates.Where(template => template.FileName.EndsWith(".template.json", StringComparison.Ordinal))
            .SelectMany(template => StackReading.Policies(template, account));

    /// <summary>A string of Terraform: <c>$${</c> is <c>${</c>, and an <c>${</c> that is left would be a template.</summary>
    private static string TerraformString(string text)
    {
        string read = text.Replace("$${", "\u0001", StringComparison.Ordinal).Replace("%%{", "\u0002", StringComparison.Ordinal);
        Assert.DoesNotContain("${", read, StringComparison.Ordinal);
        Assert.DoesNotContain("%{", read, StringComparison.Ordinal);
        return read.Replace("\u0001", "${", StringComparison.Ordinal).Replace("\u0002", "%{", StringComparison.Ordinal);
    }
}
