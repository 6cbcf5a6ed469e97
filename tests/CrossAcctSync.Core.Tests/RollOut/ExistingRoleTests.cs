using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using Xunit;
using static CrossAcctSync.Tests.RollOut.RollOutSample;

namespace CrossAcctSync.Tests.RollOut;

public sealed class ExistingRoleTests
{
    private static readonly SyncTemplateOptions Options = new() { Side = SyncSide.Target };

    [Theory]
    [InlineData(TemplateFormat.CloudFormation, "444455556666.template.json")]
    [InlineData(TemplateFormat.Cdk, "templates/444455556666.template.json")]
    [InlineData(TemplateFormat.StackSet, "CrossAcctSync.template.json")]
    [InlineData(TemplateFormat.Terraform, "444455556666/main.tf.json")]
    public void A_role_that_is_only_named_is_attached_to_and_its_trust_is_told_of(TemplateFormat format, string file)
    {
        SyncTemplateOptions options = Options with { Format = format, ExistingRoles = [RoleArn.Parse(PlanSample.Target)], OrganizationalUnitIds = ["r-abcd"] };

        SyncTemplate template = File(Export(options, PlanSample.Requirement()), file);

        Assert.DoesNotContain("sts:AssumeRole", template.Content, StringComparison.Ordinal);
        Assert.Equal("Sync", Assert.Single(template.Creates).RoleName);
        Finding finding = Assert.Single(template.Findings);
        Assert.Equal(("TrustNotExported", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("not known", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_the_accounts_that_trusts_enough_has_no_finding()
    {
        string trust = SyncPolicyFactory.CreateTrust(null, [new(RoleArn.Parse(PlanSample.Source), StateMachineArn.Parse(PlanSample.Machine))], SyncPolicyOptions.Default).Policies[0].PolicyDocument;

        SyncTemplate template = Assert.Single(Export(Options with { Accounts = new WritableAccounts().With(PlanSample.Target, trust) }, PlanSample.Requirement()));

        Assert.Empty(template.Findings);
        Assert.Empty(Resources(template, "AWS::IAM::Role"));
    }

    [Fact]
    public void An_import_takes_the_role_as_it_is_and_the_template_adds_to_its_trust()
    {
        IReadOnlyList<SyncTemplate> templates = Export(Options with { Accounts = PlanSample.Accounts(), IsImporting = true }, PlanSample.Requirement());

        SyncTemplate import = File(templates, "444455556666.import.template.json");
        Assert.Single(import.Creates);
        AssertPolicy(PlanSample.ServiceTrust, Assert.Single(Resources(import, "AWS::IAM::Role")).GetProperty("AssumeRolePolicyDocument"));
        Assert.Equal("Retain", Json(import).GetProperty("Resources").GetProperty("SyncRole").GetProperty("DeletionPolicy").GetString());
        JsonElement resource = Assert.Single(Json(File(templates, "444455556666.import.resources.json")).EnumerateArray());
        Assert.Equal("SyncRole", resource.GetProperty("LogicalResourceId").GetString());
        Assert.Equal("Sync", resource.GetProperty("ResourceIdentifier").GetProperty("RoleName").GetString());

        SyncTemplate template = File(templates, "444455556666.template.json");
        string trust = Assert.Single(Resources(template, "AWS::IAM::Role")).GetProperty("AssumeRolePolicyDocument").GetRawText();
        Assert.Contains("\"Foreign\"", trust, StringComparison.Ordinal);
        Assert.Contains(PlanSample.Machine, trust, StringComparison.Ordinal);
        Assert.Single(Resources(template, "AWS::IAM::Policy"));
        Assert.Equal("RoleImported", Assert.Single(template.Findings).Code);
        Assert.Equal(5, template.Commands.Count);
        Assert.Contains("--change-set-type IMPORT", template.Commands[0], StringComparison.Ordinal);
        Assert.StartsWith("aws cloudformation deploy", template.Commands[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_trusts_a_deleted_principal_is_not_taken_over()
    {
        const string Orphaned = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEDELETED0001"},"Action":"sts:AssumeRole"}}""";

        SyncTemplate template = Assert.Single(Export(
            Options with { Accounts = new WritableAccounts().With(PlanSample.Target, Orphaned), IsImporting = true }, PlanSample.Requirement()));

        Assert.Empty(Resources(template, "AWS::IAM::Role"));
        Assert.Contains("deleted", Assert.Single(template.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_that_a_role_has_count_towards_its_quota()
    {
        string big = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + new string('b', 10_000) + "\"}}";

        SyncTemplate template = Assert.Single(Export(
            Options with { Accounts = new WritableAccounts().With(PlanSample.Target, PlanSample.ServiceTrust, ("Big", big)) }, PlanSample.Requirement()));

        Assert.Single(Resources(template, "AWS::IAM::ManagedPolicy"));
    }

    [Fact]
    public void A_missing_execution_role_is_an_error_and_a_missing_target_role_is_created()
    {
        SyncTemplateResult result = SyncTemplateFactory.Create(
            [PlanSample.Requirement()], new SyncTemplateOptions { Accounts = new WritableAccounts() }, TestContext.Current.CancellationToken);

        Assert.Equal(SyncPolicyProblemKind.RoleNotFound, Assert.Single(result.Problems).Kind);
        Assert.Single(Resources(Assert.Single(result.Templates), "AWS::IAM::Role"));
    }
}
