using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Auditing;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Access.Refusals;

/// <summary>That a source role may assume the roles that its workflows name and no others, and that both commands say the same of it.</summary>
public sealed class SourceRefusalTests
{
    private const string Code = "SourceMayAssumeMore";
    private const string Named = "SourceMayAssumeOthers";
    private const string ServiceTrust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/FlowExecution"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:eu-west-1:111122223333:stateMachine:Flow"}}}}""";

    private static readonly SyncRequirement Requirement = For("\"RoleArn\": \"" + RandomSource.Worker + "\"");

    private static SyncRequirement For(string role) => Assert.Single(Analysis.Of(Analysis.WithCredentials("{" + role + "}")).Requirements) with
    {
        SourceRoleArn = RandomTrust.Exec,
        StateMachineArn = RandomTrust.Flow,
        SourceAccountId = "111122223333",
    };

    private static MemoryAccounts Accounts(params string[] policies) => new MemoryAccounts().With(RandomTrust.Exec, ServiceTrust, policies).With(RandomSource.Worker, Trust);

    private static SyncAccessResult Test(MemoryAccounts accounts, params SyncRequirement[] others) => SyncAccessTester
        .Test(others.Prepend(Requirement).ToArray(), accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken)
        .First();

    private static string Allow(string resource, string more = "") => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":{{resource}}{{more}}}]}""";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_verdict_is_that_of_trying_many_roles(int seed)
    {
        var random = new Random(seed);
        int open = 0;
        int closed = 0;
        for (int i = 0; i < 500; i++)
        {
            var source = new RandomSource(random);
            SyncAccessResult result = Test(Accounts(source.ToString()));
            bool isOpen = result.Findings.Any(finding => finding.Code is Code or Named);

            Assert.True(isOpen == source.IsOpen, $"{(source.IsOpen ? "open" : "closed")}: {source}: {string.Join(" | ", result.Checks.Where(check => check.Leg == AccessLeg.Source))}");
            if (result.Findings.Any(finding => finding.Code == Code))
            {
                Assert.Equal(AccessStatus.Failed, result.Source);
            }

            open += isOpen ? 1 : 0;
            closed += !isOpen && result.Source == AccessStatus.Passed ? 1 : 0;
        }

        Assert.InRange(open, 100, 400);
        Assert.InRange(closed, 60, 400);
    }

    [Fact]
    public void The_test_and_the_audit_never_disagree()
    {
        var random = new Random(4);
        for (int i = 0; i < 60; i++)
        {
            string policy = new RandomSource(random).ToString();
            using MadeOrganization made = new MadeOrganization()
                .WithRole("111122223333", "FlowExecution", ServiceTrust, policy)
                .WithMachine(RandomTrust.Flow, RandomTrust.Exec, RandomSource.Worker)
                .WithRole("222233334444", "Worker", Trust);
            SyncTrust audited = Assert.Single(made.Audit(), found => found.TargetRoleArn == RandomSource.Worker);

            Assert.Equal(
                Test(Accounts(policy)).Findings.Select(finding => finding.Code).Where(code => code is Code or Named).Distinct().Order(),
                audited.FindingCodes.Where(code => code is Code or Named).Order());
        }
    }

    [Theory]
    [InlineData("\"*\"", "")]
    [InlineData("\"arn:aws:iam::222233334444:role/Work*\"", "")]
    [InlineData("\"arn:aws:iam::222233334444:role/W?rker\"", "")]
    [InlineData("\"arn:aws:iam::*:role/Worker\"", "")]
    [InlineData("\"arn:aws:iam::*:role/*\"", ",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"flows\"}}")]
    [InlineData("\"*\"", ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"arn:aws:states:eu-west-1:111122223333:stateMachine:Flow\"}}")]
    public void A_statement_for_more_than_the_named_role_fails_with_its_place(string resource, string more)
    {
        SyncAccessResult result = Test(Accounts(Allow(resource, more)));

        AccessCheck check = Assert.Single(result.FailedChecks, check => check.Rule?.Code == Code);
        Assert.Equal(AccessLeg.Source, check.Leg);
        Assert.True(check.MustBeRefused);
        Assert.Equal(0, check.StatementToChange!.Index);
        Assert.Equal(AccessStatus.Failed, result.Source);
        Assert.Equal(AccessStatus.Failed, result.Status);
    }

    [Fact]
    public void A_guard_of_another_layer_counts()
    {
        const string OnlyWorker = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"sts:AssumeRole","NotResource":"arn:aws:iam::222233334444:role/Worker"}]}""";
        string wide = Allow("\"*\"");

        Assert.Equal(AccessStatus.Passed, Test(Accounts(wide).WithBoundary(RandomTrust.Exec, OnlyWorker)).Source);
        Assert.Equal(AccessStatus.Passed, Test(Accounts(wide).WithServiceControlPolicy("111122223333", OnlyWorker)).Source);
        Assert.Equal(AccessStatus.Failed, Test(Accounts(wide).WithServiceControlPolicy("222233334444", OnlyWorker)).Source);
    }

    [Fact]
    public void What_other_workflows_of_the_run_name_is_not_more()
    {
        const string Other = "arn:aws:iam::222233334444:role/Other";
        MemoryAccounts accounts = Accounts(Allow($"[\"{RandomSource.Worker}\", \"{Other}\"]"));

        Assert.DoesNotContain(Named, Test(accounts, For($"\"RoleArn\": \"{Other}\"")).Findings.Select(finding => finding.Code));
        Assert.Contains(Named, Test(accounts, For($"\"RoleArn\": \"{Other}\"") with { SourceRoleArn = "arn:aws:iam::111122223333:role/Second" }).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_role_that_is_named_may_be_that_of_a_workflow_that_was_not_given()
    {
        SyncAccessResult result = Test(Accounts(Allow($"[\"{RandomSource.Worker}\", \"arn:aws:iam::222233334444:role/Other\"]")));

        Assert.Equal(AccessStatus.Passed, result.Source);
        Finding finding = Assert.Single(result.Findings, finding => finding.Code == Named);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("role/Other", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_only_the_run_will_tell_is_named_as_far_as_it_is_known()
    {
        MemoryAccounts accounts = Accounts(Allow("\"arn:aws:iam::222233334444:role/Work*\""));
        SyncRequirement open = For("\"RoleArn.$\": \"States.Format('arn:aws:iam::222233334444:role/Work{}', $.name)\"");

        Assert.Equal("arn:aws:iam::222233334444:role/Work*", open.TargetRolePattern);
        Assert.Equal(AccessStatus.Passed, Test(accounts, open).Source);
        Assert.Equal(AccessStatus.Failed, Test(Accounts(Allow("\"arn:aws:iam::222233334444:role/*\"")), open).Source);
    }

    [Fact]
    public void Without_refusals_nothing_is_asked()
    {
        SyncAccessResult result = Assert.Single(SyncAccessTester.Test(
            new[] { Requirement },
            Accounts(Allow("\"*\"")),
            AccessTestOptions.Default with { TestRefusals = false },
            TestContext.Current.CancellationToken));

        Assert.Equal(AccessStatus.Passed, result.Source);
        Assert.DoesNotContain(result.Findings, finding => finding.Code == Code);
    }
}
