using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Faults;

/// <summary>Whole grants over a network and a service that fail.</summary>
public sealed class GrantFaultTests
{
    private const int Targets = 200;
    private const int Sources = 20;
    private const string NobodyTrusted = """{"Version":"2012-10-17","Statement":[{"Sid":"Nobody","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly string _source = TestAccounts.Next();
    private readonly string _target = TestAccounts.Next();

    [Fact]
    public void With_a_fifth_of_all_calls_spoiled_a_grant_over_200_roles_ends_right_or_says_what_is_missing_and_further_runs_finish_it()
    {
        SyncRequirement[] requirements = [.. Enumerable.Range(0, Targets).Select(Requirement)];
        AwsAccounts direct = Open(MotoServer.Shared.Url);
        string[] roles = [.. requirements.SelectMany(requirement => new[] { requirement.SourceRoleArn!, requirement.TargetRoleArn! }).Distinct(StringComparer.Ordinal)];
        Assert.All(roles.AsParallel().WithDegreeOfParallelism(8).Select(role => direct.CreateRole(new NewRole(RoleArn.Parse(role), PolicyDocument.Parse(role.Contains("Target", StringComparison.Ordinal) ? NobodyTrusted : Trust)), CancellationToken.None)).ToArray(), write => Assert.True(write.IsDone, write.Reason));
        using FaultProxy proxy = FaultProxy.WithChance(MotoServer.Shared.Url, 0.2, seed: 20261126);
        AwsAccounts faulty = Open(proxy.Url);

        bool isComplete = false;
        for (int run = 0; run < 6 && !isComplete; run++)
        {
            SyncPlan plan = SyncPlanner.Plan(requirements, faulty, null, TestContext.Current.CancellationToken);
            Assert.All(plan.Problems, problem => Assert.NotEmpty(problem.RecommendedAction));
            SyncOutcome[] outcomes = [.. SyncApplier.Apply(plan.Changes, faulty, faulty, _ => true, new SyncApplyOptions { ThrottleLimit = 16 }, TestContext.Current.CancellationToken)];

            Assert.All(outcomes.Where(outcome => outcome.Failure is not null), outcome => Assert.NotEmpty(outcome.Failure!.RecommendedAction));
            IReadOnlyDictionary<string, AccessStatus> access = Test(requirements, direct);
            Assert.All(
                outcomes.Where(outcome => outcome.Failure is null).SelectMany(outcome => outcome.Changes).Where(change => change.Kind == SyncChangeKind.PutTrustPolicy),
                change => Assert.Equal(AccessStatus.Passed, access[change.TargetRoleArn]));
            isComplete = plan.Problems.Count == 0 && outcomes.All(outcome => outcome.Failure is null);
        }

        Assert.True(isComplete);
        Assert.True(proxy.Count(FaultKind.None) > Targets);
        SyncPlan after = SyncPlanner.Plan(requirements, direct, null, TestContext.Current.CancellationToken);
        Assert.Empty(after.Changes);
        Assert.Empty(after.Problems);
        Assert.All(Test(requirements, direct).Values, status => Assert.Equal(AccessStatus.Passed, status));
    }

    private static Dictionary<string, AccessStatus> Test(SyncRequirement[] requirements, AwsAccounts accounts) => SyncAccessTester
        .Test(requirements, accounts, AccessTestOptions.Default, CancellationToken.None)
        .ToDictionary(result => result.TargetRoleArn!, result => result.Status, StringComparer.Ordinal);

    private SyncRequirement Requirement(int number)
    {
        string definition = $$"""
            {"StartAt":"Load","States":{"Load":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"job-{{number}}" },
            "Credentials":{"RoleArn":"arn:aws:iam::{{_target}}:role/Target{{number}}" },"End":true} } }
            """;
        var options = new RequirementOptions
        {
            SourceRoleArn = RoleArn.Parse($"arn:aws:iam::{_source}:role/Source{number % Sources}"),
            StateMachineArns = [StateMachineArn.Parse($"arn:aws:states:us-east-1:{_source}:stateMachine:Machine{number}")],
        };
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);
        return Assert.Single(RequirementAnalyzer.Analyze(reader.ReadText(definition, "machine")[0].Definition!, options).Requirements);
    }

    private AwsAccounts Open(Uri url)
    {
        AccountKeys keys = MotoServer.Shared.KeysOf(_source);
        var side = new AwsSideOptions
        {
            Keys = new AwsKeys(keys.AccessKey, keys.SecretKey, keys.SessionToken),
            AssumeRoleName = "Operator",
            Client = TestAccounts.Client(url),
        };
        return new AwsAccounts(new AwsAccountSessions(side), new AwsAccountsOptions { Pause = (_, _) => Thread.Sleep(10) });
    }
}
