using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Access;
using CrossAcctSync.Tests.Planning;
using Xunit;
using static CrossAcctSync.Tests.RollOut.RollOutSample;

namespace CrossAcctSync.Tests.RollOut;

public sealed class ManyAccountTests
{
    private static readonly SyncTemplateOptions Single = new() { IsSingle = true, Side = SyncSide.Target };
    private static readonly SyncTemplateOptions StackSet = Single with { Format = TemplateFormat.StackSet, OrganizationalUnitIds = ["ou-ab12-cd345678", "ou-ab12-bb345678"], Region = "eu-west-1" };

    [Fact]
    public void Accounts_that_need_the_same_share_a_role_whatever_their_number()
    {
        SyncTemplate three = Assert.Single(Export(Single, Uniform(3)));
        SyncTemplate thousand = Assert.Single(Export(Single, Uniform(1000)));

        Assert.Equal(three.Content, thousand.Content);
        Assert.Equal(1000, thousand.AccountIds.Count);
        Assert.False(Json(three).GetProperty("Resources").GetProperty("SyncRole").TryGetProperty("Condition", out _));
        string policy = Assert.Single(Resources(three, "AWS::IAM::Policy")).GetProperty("PolicyDocument").GetRawText();
        Assert.Contains("\"Fn::Sub\": \"arn:aws:glue:us-east-2:${AWS::AccountId}:job/etl\"", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(Account(0), three.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_is_chosen_by_the_account_and_other_accounts_get_nothing()
    {
        SyncRequirement[] requirements = [.. Uniform(12), PlanSample.Requirement($"arn:aws:iam::{Account(20)}:role/Sync", job: "own"), PlanSample.Requirement($"arn:aws:iam::{Account(21)}:role/Lone")];

        SyncTemplate template = Assert.Single(Export(Single, requirements));

        Assert.Equal(["Sync", "Lone"], new[] { Account(0), Account(21) }.Select(account => Assert.Single(StackReading.Roles(template, account)).Name));
        foreach (SyncRequirement requirement in requirements)
        {
            StackRole role = Assert.Single(StackReading.Roles(template, requirement.TargetAccountId!));
            Assert.Equal(requirement.TargetRoleName, role.Name);
            PolicyDocument expected = PolicyDocument.Of(requirement.Statements.Select(statement => statement.ToPolicyStatement()).ToArray());
            Assert.True(expected.IsEquivalentTo(Assert.Single(role.Policies)).AreEquivalent);
        }

        Assert.Empty(StackReading.Roles(template, "999999999999"));
        Assert.Single(template.Creates, resource => resource.Type == "AWS::CloudFormation::WaitConditionHandle");
        Assert.All(Json(template).GetProperty("Conditions").EnumerateObject().Where(condition => condition.Value.TryGetProperty("Fn::Or", out _)),
            condition => Assert.InRange(condition.Value.GetProperty("Fn::Or").GetArrayLength(), 2, 10));
    }

    [Fact]
    public void Text_that_looks_like_a_substitution_stays_as_it_is()
    {
        SyncRequirement requirement = PlanSample.Requirement($"arn:aws:iam::{Account(1)}:role/Sync");
        SyncStatement statement = requirement.Statements[0] with { Resources = [$"arn:aws:s3:::bucket-{Account(1)}/${{aws:PrincipalTag/team}}/*"] };

        SyncTemplate template = Assert.Single(Export(Single, requirement with { Statements = [statement] }));

        Assert.Contains("Fn::Join", template.Content, StringComparison.Ordinal);
        Assert.Equal($"arn:aws:s3:::bucket-{Account(1)}/${{aws:PrincipalTag/team}}/*", Assert.Single(Assert.Single(Assert.Single(StackReading.Roles(template, Account(1))).Policies).Statements).Resource!.Values[0]);
    }

    [Fact]
    public void Execution_roles_of_many_accounts_share_a_template_too()
    {
        SyncRequirement[] requirements = Enumerable.Range(0, 5).Select(number => PlanSample.Requirement(machine: $"arn:aws:states:us-east-2:{Account(number)}:stateMachine:Orders") with
        {
            SourceRoleArn = $"arn:aws:iam::{Account(number)}:role/InvokeRole",
            SourceAccountId = Account(number),
        }).ToArray();

        SyncTemplate template = Assert.Single(Export(Single with { Side = SyncSide.Source }, requirements));

        Assert.Single(template.Creates);
        Assert.False(Json(template).TryGetProperty("Conditions", out _));
        Assert.False(Json(template).TryGetProperty("Parameters", out _));
    }

    [Fact]
    public void An_execution_role_that_works_in_a_thousand_accounts_has_managed_policies()
    {
        SyncTemplate template = Assert.Single(Export(new SyncTemplateOptions { Side = SyncSide.Source }, Uniform(1000)));

        JsonElement[] policies = Resources(template, "AWS::IAM::ManagedPolicy");
        Assert.InRange(policies.Length, 2, 10);
        Assert.All(Enumerable.Range(0, 1000), account => Assert.Contains($"arn:aws:iam::{Account(account)}:role/Sync\"", template.Content, StringComparison.Ordinal));
        Assert.All(policies, policy => Assert.InRange(PolicySize.Of(policy.GetProperty("PolicyDocument").GetRawText()), 1, PolicyQuota.ManagedPolicy.Limit));
    }

    [Fact]
    public void The_boundary_and_the_session_are_parameters()
    {
        JsonElement parameters = Json(Assert.Single(Export(Single with { PermissionsBoundary = "/team/Bound", MaxSessionDuration = 7200 }, Uniform(2)))).GetProperty("Parameters");

        Assert.Equal("team/Bound", parameters.GetProperty("PermissionsBoundaryName").GetProperty("Default").GetString());
        Assert.Equal(7200, parameters.GetProperty("MaxSessionDuration").GetProperty("Default").GetInt32());
    }

    [Fact]
    public void Accounts_that_do_not_fit_into_one_template_are_divided_and_each_stays_in_its_own()
    {
        SyncRequirement[] requirements = Enumerable.Range(0, 60).Select(number => PlanSample.Requirement($"arn:aws:iam::{Account(number)}:role/Sync", job: $"job{number}")).ToArray();

        IReadOnlyList<SyncTemplate> all = Export(Single, requirements);
        IReadOnlyList<SyncTemplate> fewer = Export(Single, requirements[..55]);

        Assert.True(all.Count > 1);
        Assert.Equal(60, all.SelectMany(template => template.AccountIds).Distinct().Count());
        Assert.Equal(all.Count, fewer.Count);
        Assert.All(fewer, template => Assert.Empty(template.AccountIds.Except(File(all, template.FileName).AccountIds)));
    }

    [Fact]
    public void A_stack_set_reaches_the_accounts_that_workflows_name()
    {
        IReadOnlyList<SyncTemplate> files = Export(StackSet with { IsDelegatedAdministrator = true }, Uniform(3));

        SyncTemplate template = File(files, "CrossAcctSync.template.json");
        JsonElement targets = Json(File(files, "CrossAcctSync.targets.json"));
        Assert.Equal(["ou-ab12-bb345678", "ou-ab12-cd345678"], targets.GetProperty("OrganizationalUnitIds").EnumerateArray().Select(unit => unit.GetString()));
        Assert.Equal(template.AccountIds, targets.GetProperty("Accounts").EnumerateArray().Select(account => account.GetString()));
        Assert.Equal("INTERSECTION", targets.GetProperty("AccountFilterType").GetString());

        JsonElement set = Assert.Single(Resources(File(files, "CrossAcctSync.stackset.template.json"), "AWS::CloudFormation::StackSet"));
        Assert.Equal(template.Content, set.GetProperty("TemplateBody").GetString());
        Assert.Equal("SERVICE_MANAGED", set.GetProperty("PermissionModel").GetString());
        Assert.Equal("DELEGATED_ADMIN", set.GetProperty("CallAs").GetString());
        Assert.False(set.GetProperty("AutoDeployment").GetProperty("Enabled").GetBoolean());
        Assert.Equal(targets.GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal), set.GetProperty("StackInstancesGroup")[0].GetProperty("DeploymentTargets").GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal));

        Assert.Equal(2, template.Commands.Count);
        Assert.All(template.Commands, command => Assert.Contains("--call-as DELEGATED_ADMIN --region eu-west-1", command, StringComparison.Ordinal));
        Assert.Equal("#!/bin/sh\nset -e\n" + string.Join("\n", template.Commands) + "\n", File(files, "CrossAcctSync.launch.sh").Content);
    }

    [Fact]
    public void Automatic_deployment_reaches_all_accounts_and_says_so_unless_conditions_hold_it_back()
    {
        IReadOnlyList<SyncTemplate> uniform = Export(StackSet with { IsAutoDeployed = true }, Uniform(2));
        IReadOnlyList<SyncTemplate> differing = Export(StackSet with { IsAutoDeployed = true }, [.. Uniform(2), PlanSample.Requirement(job: "own")]);

        Assert.Equal("AutoDeploymentReachesOthers", Assert.Single(File(uniform, "CrossAcctSync.template.json").Findings).Code);
        Assert.False(Json(File(uniform, "CrossAcctSync.targets.json")).TryGetProperty("Accounts", out _));
        Assert.Empty(File(differing, "CrossAcctSync.template.json").Findings);
    }

    [Fact]
    public void A_stack_set_too_long_for_a_request_takes_its_template_from_a_bucket()
    {
        SyncRequirement[] roles = Enumerable.Range(0, 120).Select(number => PlanSample.Requirement($"{PlanSample.Target}{number}")).ToArray();

        IReadOnlyList<SyncTemplate> files = Export(StackSet, roles);

        Assert.Equal("TemplateNeedsBucket", Assert.Single(File(files, "CrossAcctSync.template.json").Findings).Code);
        Assert.Equal(3, File(files, "CrossAcctSync.template.json").Commands.Count);
        JsonElement set = Assert.Single(Resources(File(files, "CrossAcctSync.stackset.template.json"), "AWS::CloudFormation::StackSet"));
        Assert.False(set.TryGetProperty("TemplateBody", out _));
        Assert.Equal("TemplateUrl", set.GetProperty("TemplateURL").GetProperty("Ref").GetString());
    }

    [Fact]
    public void One_account_with_too_much_for_a_stack_set_is_an_error()
    {
        SyncRequirement[] roles = Enumerable.Range(0, 300).Select(number => PlanSample.Requirement($"{PlanSample.Target}{number}")).ToArray();

        SyncTemplateResult result = SyncTemplateFactory.Create(roles, StackSet, TestContext.Current.CancellationToken);

        Assert.Empty(result.Templates);
        Assert.Contains("500 resources", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_set_names_no_management_account_and_says_what_to_do_with_it()
    {
        var accounts = new MemoryAccounts().WithOrganization(Account(1), isManagementAccount: true).WithOrganization(Account(2), isManagementAccount: false);

        IReadOnlyList<SyncTemplate> files = Export(StackSet with { Accounts = accounts }, Uniform(3));

        Finding finding = Assert.Single(File(files, "CrossAcctSync.template.json").Findings, finding => finding.Code == "ManagementAccountNotReached");
        Assert.Equal((FindingSeverity.Error, Account(1)), (finding.Severity, finding.Subject));
        Assert.Equal(new[] { Account(0), Account(2) }, Json(File(files, "CrossAcctSync.targets.json")).GetProperty("Accounts").EnumerateArray().Select(account => account.GetString()));
        Assert.DoesNotContain(Account(1), File(files, "CrossAcctSync.stackset.template.json").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_organization_is_known_every_account_is_named()
    {
        IReadOnlyList<SyncTemplate> files = Export(StackSet, Uniform(2));

        Assert.DoesNotContain(File(files, "CrossAcctSync.template.json").Findings, finding => finding.Code == "ManagementAccountNotReached");
        Assert.Equal(new[] { Account(0), Account(1) }, Json(File(files, "CrossAcctSync.targets.json")).GetProperty("Accounts").EnumerateArray().Select(account => account.GetString()));
    }
}
