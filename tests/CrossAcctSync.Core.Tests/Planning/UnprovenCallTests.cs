using System;
using CrossAcctSync.Access;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>A call of which nobody knows all that it needs, from the definition to the test, the plan and the excess.</summary>
public sealed class UnprovenCallTests
{
    private const string Wide = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:*","iam:PassRole","s3:GetObject"],"Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}}""";
    private const string Assume = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}}""";

    private static readonly string Definition = Analysis.OneTask(
        "\"Resource\": \"arn:aws:states:::aws-sdk:ec2:createIpamRoutingPolicyRegistration\", \"Parameters\": {\"RoleArn\": \"arn:aws:iam::444455556666:role/R\"}, \"Credentials\": {\"RoleArn\": \"" + PlanSample.Target + "\"}");

    private static SyncRequirement Requirement => Assert.Single(Analysis.Of(Definition).Requirements);

    private static WritableAccounts Accounts => PlanSample.Accounts()
        .With(PlanSample.Source, PlanSample.ServiceTrust, ("Assume", Assume))
        .With(PlanSample.Target, Trust, ("Wide", Wide));

    [Fact]
    public void The_definition_says_so() =>
        Assert.Contains(Requirement.Findings, finding => finding.Rule == DefinitionRules.PermissionsNotProven && finding.Severity == FindingSeverity.Warning);

    [Fact]
    public void The_test_is_undetermined_however_much_is_granted()
    {
        SyncAccessResult result = Assert.Single(SyncAccessTester.Test([Requirement], Accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken));

        Assert.Equal((AccessStatus.Undetermined, AccessStatus.Undetermined), (result.Status, result.Permission));
        Assert.Contains(result.Checks, check => check.Status == AccessStatus.Undetermined && check.Name == "all that the call needs is known");
    }

    [Fact]
    public void What_it_may_need_is_no_excess_of_the_test()
    {
        SyncAccessResult result = Assert.Single(SyncAccessTester.Test([Requirement], Accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(result.Findings, finding => finding.Rule == AccessRules.PermissionBeyondNeed);
    }

    [Fact]
    public void What_it_may_need_is_not_taken_away()
    {
        SyncPlan plan = SyncPlanner.Plan([Requirement], Accounts, new SyncPlanOptions { IncludeExcess = true }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(plan.Changes, change => change.PolicyName == "Wide");
        Assert.Contains(plan.Warnings, warning => warning.Contains("PermissionsNotProven", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_all_is_known_both_say_it()
    {
        SyncRequirement known = PlanSample.Requirement();

        Assert.Contains(Assert.Single(SyncAccessTester.Test([known], Accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken)).Findings, finding => finding.Rule == AccessRules.PermissionBeyondNeed);
        Assert.Contains(SyncPlanner.Plan([known], Accounts, new SyncPlanOptions { IncludeExcess = true }, TestContext.Current.CancellationToken).Changes, change => change.PolicyName == "Wide");
    }
}
