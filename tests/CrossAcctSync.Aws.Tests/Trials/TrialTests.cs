using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Aws.Tests.Fakes;
using CrossAcctSync.Aws.Trials;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Trials;

public sealed class TrialTests
{
    private const string Machine = "arn:aws:states:us-east-1:222233334444:stateMachine:Orders";
    private const string Target = "arn:aws:iam::333344445555:role/Target";

    private static readonly SyncRequirement Requirement = new()
    {
        StateMachineName = "Orders",
        StateMachineArn = Machine,
        SourceRoleArn = "arn:aws:iam::222233334444:role/Admin",
        TargetRoleArn = Target,
        TargetRolePattern = Target,
        Statements =
        [
            Statement(["glue:StartJobRun"], []),
            Statement(["glue:GetJobRun", "glue:BatchStopJobRun"], []),
            Statement(["iam:PassRole"], [new PolicyCondition("StringEquals", "iam:PassedToService", ["glue.amazonaws.com"])]),
        ],
    };

    [Fact]
    public void Statements_with_the_same_resources_and_conditions_are_asked_together()
    {
        var sessions = new FakeSessions();
        var asked = new List<IamSimulation>();
        Func<IamSimulation, IReadOnlyList<IamSimulationResult>> answer = simulation =>
        {
            asked.Add(simulation);
            return [.. simulation.Actions.SelectMany(action => simulation.Resources.Select(resource => new IamSimulationResult(action, resource, action == "glue:BatchStopJobRun" ? "implicitDeny" : "allowed")))];
        };
        sessions.Iam.Simulate = answer;
        sessions.Of("333344445555").Simulate = answer;

        IReadOnlyList<AccessTrial> trials = new PermissionSimulator(sessions).Simulate(Requirement, CancellationToken.None);

        Assert.Equal(3, asked.Count);
        Assert.Equal(["sts:AssumeRole"], asked[0].Actions);
        Assert.Equal(["glue:StartJobRun", "glue:GetJobRun", "glue:BatchStopJobRun"], asked[1].Actions);
        Assert.Equal("iam:PassedToService", Assert.Single(asked[2].ContextEntries).Key);
        AccessTrial failed = Assert.Single(trials, trial => trial.Check.Status == AccessStatus.Failed);
        Assert.Equal("glue:BatchStopJobRun", failed.Check.Action);
        Assert.Equal(5, trials.Count);
        Assert.Contains("trust policy, which the simulator does not read", trials[0].DoesNotProve, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_asked_is_not_tested_with_its_reason()
    {
        var sessions = new FakeSessions { Closed = "333344445555" };
        sessions.Iam.Before = call => throw FakeIam.Error(call, "AccessDenied", "No.", 403);

        IReadOnlyList<AccessTrial> trials = new PermissionSimulator(sessions).Simulate(Requirement, CancellationToken.None);

        Assert.All(trials, trial => Assert.Equal(AccessStatus.NotTested, trial.Check.Status));
        Assert.Contains("iam:SimulatePrincipalPolicy", trials[0].Check.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_asks_for_the_ExternalId_passes_all_three_tries()
    {
        IReadOnlyList<AccessTrial> trials = Try(call => call.ExternalId == Machine);

        Assert.Equal([AccessStatus.Passed, AccessStatus.Passed, AccessStatus.Passed], trials.Select(trial => trial.Check.Status));
        Assert.Equal([false, true, true], trials.Select(trial => trial.Check.MustBeRefused));
        Assert.Contains("proves that the source role may take on", trials[0].Proves, StringComparison.Ordinal);
        Assert.Contains("does not prove that Step Functions sends this ExternalId", trials[0].DoesNotProve, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_asks_for_nothing_fails_the_two_that_must_be_refused()
    {
        Assert.Equal([AccessStatus.Passed, AccessStatus.Failed, AccessStatus.Failed], Try(_ => true).Select(trial => trial.Check.Status));
    }

    [Fact]
    public void The_refusal_of_the_source_role_is_a_failure_and_that_of_somebody_else_says_nothing()
    {
        Assert.Equal(AccessStatus.Failed, Try(_ => false)[0].Check.Status);
        IReadOnlyList<AccessTrial> other = Try(_ => false, Requirement with { SourceRoleArn = "arn:aws:iam::222233334444:role/Source" });
        Assert.Equal([AccessStatus.Undetermined, AccessStatus.Undetermined, AccessStatus.Undetermined], other.Select(trial => trial.Check.Status));
        Assert.Contains("proves nothing", other[1].Proves, StringComparison.Ordinal);
    }

    private static SyncStatement Statement(string[] actions, PolicyCondition[] conditions) => new(actions, ["arn:aws:glue:us-east-1:333344445555:job/a"], conditions, [], ["A"], "Why.", "https://example.com");

    private static IReadOnlyList<AccessTrial> Try(Func<AssumeRoleCall, bool> allows, SyncRequirement? requirement = null)
    {
        IAccountSession session = new FakeSessions { Sts = new FakeSts(allows) }.OpenOwn(CancellationToken.None);
        return new AssumeRoleTrial(session).Try(requirement ?? Requirement, CancellationToken.None);
    }

    private sealed class FakeSts(Func<AssumeRoleCall, bool> allows) : IStsApi
    {
        public CallerIdentity GetCallerIdentity(CancellationToken cancellationToken) => throw new NotSupportedException();

        public AssumedRole AssumeRole(AssumeRoleCall call, CancellationToken cancellationToken) => allows(call)
            ? new AssumedRole("arn:aws:sts::333344445555:assumed-role/Target/s", new AwsKeys("ASIA", "secret", "token"))
            : throw new AwsCallException("sts:AssumeRole", "AccessDenied", "No.", "r", 403);
    }
}
