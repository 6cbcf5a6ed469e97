using System;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Access;

/// <summary>That Step Functions can run the state machine with its execution role: the first thing that fails at run time.</summary>
public sealed class ExecutionRoleTrustTests
{
    private const string Source = "arn:aws:iam::111122223333:role/InvokeRole";
    private const string Target = "arn:aws:iam::444455556666:role/Sync";
    private const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";

    [Theory]
    [InlineData("states.amazonaws.com", "{}", AccessStatus.Passed)]
    [InlineData("states.us-east-2.amazonaws.com", "{}", AccessStatus.Passed)]
    [InlineData("states.eu-west-1.amazonaws.com", "{}", AccessStatus.Failed)]
    [InlineData("lambda.amazonaws.com", "{}", AccessStatus.Failed)]
    [InlineData("states.amazonaws.com", """{"ArnLike":{"aws:SourceArn":"arn:aws:states:us-east-2:111122223333:stateMachine:*"}}""", AccessStatus.Passed)]
    [InlineData("states.amazonaws.com", """{"ArnEquals":{"aws:SourceArn":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}""", AccessStatus.Passed)]
    [InlineData("states.amazonaws.com", """{"ArnEquals":{"aws:SourceArn":"arn:aws:states:us-east-2:111122223333:stateMachine:Other"}}""", AccessStatus.Failed)]
    [InlineData("states.amazonaws.com", """{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", AccessStatus.Passed)]
    [InlineData("states.amazonaws.com", """{"StringEquals":{"aws:SourceAccount":"444455556666"}}""", AccessStatus.Failed)]
    [InlineData("states.amazonaws.com", """{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}""", AccessStatus.Failed)]
    [InlineData("states.amazonaws.com", """{"StringEquals":{"aws:SourceOrgID":"o-example"}}""", AccessStatus.Undetermined)]
    public void The_trust_of_the_execution_role_is_tested(string service, string condition, AccessStatus expected)
    {
        string trust = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"" + service + "\"},\"Action\":\"sts:AssumeRole\",\"Condition\":" + condition + "}}";
        SyncRequirement requirement = Assert.Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}")).Requirements);
        MemoryAccounts accounts = new MemoryAccounts()
            .With(Source, trust, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}}""")
            .With(Target, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}}""");

        SyncAccessResult result = Assert.Single(SyncAccessTester.Test(new[] { requirement }, accounts, AccessTestOptions.Default with { IncludeAllowed = true }, TestContext.Current.CancellationToken));

        AccessCheck check = Assert.Single(result.Checks, check => check.Name.StartsWith("Step Functions may assume", StringComparison.Ordinal));
        Assert.Equal(Machine, requirement.StateMachineArn);
        Assert.Equal((expected, expected), (check.Status, result.Source));
        Assert.Equal(expected == AccessStatus.Failed, result.Findings.Any(finding => finding.Code == "ExecutionRoleNotTrusted"));
        Assert.Equal(AccessStatus.Passed, result.Trust);
    }
}
