using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using Xunit;
using static CrossAcctSync.Tests.RollOut.RollOutSample;

namespace CrossAcctSync.Tests.RollOut;

public sealed class CloudFormationTests
{
    private static readonly SyncTemplateOptions Options = new();

    [Fact]
    public void Each_account_has_a_template_with_the_policies_that_the_factory_makes()
    {
        SyncRequirement requirement = PlanSample.Requirement();
        var pair = new TrustPair(RoleArn.Parse(PlanSample.Source), StateMachineArn.Parse(PlanSample.Machine));

        IReadOnlyList<SyncTemplate> templates = Export(Options, requirement);

        SyncTemplate target = File(templates, "444455556666.template.json");
        Assert.Equal(("444455556666", SyncSide.Target), (target.AccountId, target.Side));
        JsonElement role = Assert.Single(Resources(target, "AWS::IAM::Role"));
        Assert.Equal("Sync", role.GetProperty("RoleName").GetString());
        AssertPolicy(SyncPolicyFactory.CreateTrust(null, [pair], SyncPolicyOptions.Default).Policies[0].PolicyDocument, role.GetProperty("AssumeRolePolicyDocument"));
        JsonElement permission = Assert.Single(Resources(target, "AWS::IAM::Policy"));
        SyncPolicy made = SyncPolicyFactory.CreatePermission(requirement, SyncPolicyOptions.Default).Policies[0];
        Assert.Equal(made.PolicyName, permission.GetProperty("PolicyName").GetString());
        AssertPolicy(made.PolicyDocument, permission.GetProperty("PolicyDocument"));

        SyncTemplate source = File(templates, "111122223333.template.json");
        Assert.Equal(SyncSide.Source, source.Side);
        Assert.Empty(Resources(source, "AWS::IAM::Role"));
        JsonElement invoke = Assert.Single(Resources(source, "AWS::IAM::Policy"));
        Assert.Equal("InvokeRole", Assert.Single(invoke.GetProperty("Roles").EnumerateArray()).GetString());
        AssertPolicy(SyncPolicyFactory.CreateInvoke(pair.SourceRole, pair.StateMachine, [RoleArn.Parse(PlanSample.Target)], SyncPolicyOptions.Default).Policies[0].PolicyDocument, invoke.GetProperty("PolicyDocument"));
    }

    [Fact]
    public void A_role_of_many_state_machines_has_one_trust_policy_and_a_policy_for_each()
    {
        SyncTemplate template = File(
            Export(Options with { Side = SyncSide.Target }, PlanSample.Requirement(), PlanSample.Requirement(machine: PlanSample.Machine + "2", job: "other")), "444455556666.template.json");

        Assert.Contains(PlanSample.Machine + "2", Assert.Single(Resources(template, "AWS::IAM::Role")).GetProperty("AssumeRolePolicyDocument").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, Resources(template, "AWS::IAM::Policy").Length);
        Assert.Equal(3, template.Creates.Count);
    }

    [Theory]
    [InlineData(SyncSide.Target, "444455556666.template.json")]
    [InlineData(SyncSide.Source, "111122223333.template.json")]
    public void A_side_alone_can_be_exported(SyncSide side, string file) => Assert.Equal(file, Assert.Single(Export(Options with { Side = side }, PlanSample.Requirement())).FileName);

    [Fact]
    public void A_role_that_is_assumed_and_assumes_is_one_role()
    {
        string chained = PlanSample.Target;
        SyncRequirement second = PlanSample.Requirement(PlanSample.Other, "arn:aws:states:us-east-2:444455556666:stateMachine:Chain") with { SourceRoleArn = chained, SourceAccountId = "444455556666" };

        SyncTemplate template = File(Export(Options, PlanSample.Requirement(), second), "444455556666.template.json");

        Assert.Equal(SyncSide.Both, template.Side);
        Assert.Single(Resources(template, "AWS::IAM::Role"));
        Assert.Equal(2, Resources(template, "AWS::IAM::Policy").Length);
    }

    [Fact]
    public void New_roles_have_path_boundary_session_and_tags()
    {
        SyncTemplateOptions options = Options with
        {
            PermissionsBoundary = "team/Bound",
            MaxSessionDuration = 7200,
            Tags = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
        };

        JsonElement role = Assert.Single(Resources(File(Export(options, PlanSample.Requirement("arn:aws:iam::444455556666:role/team/Sync")), "444455556666.template.json"), "AWS::IAM::Role"));

        Assert.Equal("/team/", role.GetProperty("Path").GetString());
        Assert.Equal("arn:aws:iam::444455556666:policy/team/Bound", role.GetProperty("PermissionsBoundary").GetString());
        Assert.Equal(7200, role.GetProperty("MaxSessionDuration").GetInt32());
        Assert.Equal(["a", "b"], role.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetProperty("Key").GetString()));
    }

    [Fact]
    public void ARNs_are_those_of_the_partition()
    {
        const string Role = "arn:aws-us-gov:iam::444455556666:role/Sync";
        SyncRequirement requirement = PlanSample.Requirement() with
        {
            TargetRoleArn = Role,
            TargetRolePattern = Role,
            SourceRoleArn = "arn:aws-us-gov:iam::111122223333:role/InvokeRole",
            StateMachineArn = "arn:aws-us-gov:states:us-gov-east-1:111122223333:stateMachine:Orders",
            Region = "us-gov-east-1",
            Partition = "aws-us-gov",
            Statements = [],
        };

        IReadOnlyList<SyncTemplate> templates = Export(Options with { PermissionsBoundary = "Bound" }, requirement);

        Assert.All(templates, template => Assert.DoesNotContain("arn:aws:", template.Content, StringComparison.Ordinal));
        Assert.All(templates, template => Assert.Contains("--region us-gov-east-1", Assert.Single(template.Commands), StringComparison.Ordinal));
        Assert.Contains("arn:aws-us-gov:iam::444455556666:policy/Bound", File(templates, "444455556666.template.json").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_for_inline_policies_becomes_managed_ones_and_says_so()
    {
        SyncRequirement[] many = Enumerable.Range(0, 25).Select(number => PlanSample.Requirement(machine: $"{PlanSample.Machine}{number}", job: new string('j', 250) + number)).ToArray();

        SyncTemplate template = File(Export(Options with { Side = SyncSide.Target, TrustQuota = PolicyQuota.TrustPolicyOf(8192), MaxManagedPolicies = 25 }, many), "444455556666.template.json");

        Assert.Empty(Resources(template, "AWS::IAM::Policy"));
        Assert.Equal(25, Resources(template, "AWS::IAM::ManagedPolicy").Length);
        Assert.Equal("PoliciesManaged", Assert.Single(template.Findings).Code);
        Assert.Equal(
            SyncPolicyProblemKind.QuotaExceeded,
            Assert.Single(SyncTemplateFactory.Create(many, Options with { Side = SyncSide.Target, TrustQuota = PolicyQuota.TrustPolicyOf(8192), PolicyKind = TemplatePolicyKind.Inline }, TestContext.Current.CancellationToken).Problems).Kind);
        Assert.Contains("25 managed policies", Assert.Single(SyncTemplateFactory.Create(many, Options with { Side = SyncSide.Target, TrustQuota = PolicyQuota.TrustPolicyOf(8192) }, TestContext.Current.CancellationToken).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_roles_of_an_account_do_not_share_the_name_of_a_managed_policy()
    {
        SyncTemplate template = File(
            Export(Options with { PolicyKind = TemplatePolicyKind.Managed, PolicyPath = "/sync/" }, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Target + "2")), "444455556666.template.json");

        JsonElement[] policies = Resources(template, "AWS::IAM::ManagedPolicy");
        Assert.Equal(2, policies.Select(policy => policy.GetProperty("ManagedPolicyName").GetString()).Distinct().Count());
        Assert.All(policies, policy => Assert.Equal("/sync/", policy.GetProperty("Path").GetString()));
        Assert.Equal(["Sync", "Sync2"], policies.Select(policy => Assert.Single(policy.GetProperty("Roles").EnumerateArray()).GetString()));
    }

    [Fact]
    public void What_cannot_be_exported_is_told_and_does_not_stop_the_rest()
    {
        SyncTemplateResult result = SyncTemplateFactory.Create(
            [PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other) with { SourceRoleArn = null }], Options, TestContext.Current.CancellationToken);

        Assert.Equal(SyncPolicyProblemKind.SourceRoleUnknown, Assert.Single(result.Problems).Kind);
        Assert.Equal(2, result.Templates.Count);
    }

    [Fact]
    public void An_account_with_more_roles_than_a_template_takes_has_several_and_a_role_stays_in_its_own()
    {
        SyncRequirement[] many = Enumerable.Range(0, 300).Select(number => PlanSample.Requirement($"{PlanSample.Target}{number}")).ToArray();

        IReadOnlyList<SyncTemplate> all = Export(Options with { Side = SyncSide.Target }, many);
        IReadOnlyList<SyncTemplate> fewer = Export(Options with { Side = SyncSide.Target }, many[..260]);

        Assert.True(all.Count > 1);
        Assert.All(all, template => Assert.InRange(template.Creates.Count, 1, 500));
        Assert.Equal(600, all.Sum(template => template.Creates.Count));
        Assert.Equal(all.Count, fewer.Count);
        Assert.All(fewer, template => Assert.Empty(template.Creates.Except(File(all, template.FileName).Creates)));
        Assert.Equal(all.Count, all.SelectMany(template => template.Commands).Distinct().Count());
    }

    [Fact]
    public void A_template_too_long_for_a_request_is_written_without_white_space_and_named_when_it_needs_a_bucket()
    {
        SyncTemplate compact = Assert.Single(Export(Options with { Side = SyncSide.Target }, Roles(40)));
        SyncTemplate long_ = Assert.Single(Export(Options with { Side = SyncSide.Target }, Roles(120)));

        Assert.Equal(2, compact.Content.Split('\n').Length);
        Assert.True(compact.Size <= compact.Quota);
        Assert.Empty(compact.Findings);
        Assert.Equal("TemplateNeedsBucket", Assert.Single(long_.Findings).Code);
        Assert.True(long_.Size <= long_.Quota);
        Assert.Contains("--s3-bucket", Assert.Single(long_.Commands), StringComparison.Ordinal);

        static SyncRequirement[] Roles(int count) => Enumerable.Range(0, count).Select(number => PlanSample.Requirement($"{PlanSample.Target}{number}")).ToArray();
    }
}
