using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Access;

public sealed class SyncAccessTesterTests
{
    private const string Source = "arn:aws:iam::111122223333:role/InvokeRole";
    private const string Target = "arn:aws:iam::444455556666:role/Sync";
    private const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";
    private const string ServiceTrust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
    private const string Invoke = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}}""";
    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Principal": { "AWS": "arn:aws:iam::111122223333:role/InvokeRole" },
            "Action": "sts:AssumeRole",
            "Condition": { "StringEquals": { "sts:ExternalId": "arn:aws:states:us-east-2:111122223333:stateMachine:Orders" } }
          }
        }
        """;

    private const string Glue = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["glue:StartJobRun","glue:GetJobRun","glue:GetJobRuns","glue:BatchStopJobRun"],"Resource":"arn:aws:glue:us-east-2:444455556666:job/etl"}}""";

    private static readonly SyncRequirement Requirement =
        Assert.Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}")).Requirements);

    private static SyncAccessResult Test(MemoryAccounts accounts, AccessTestOptions? options = null, SyncRequirement? requirement = null) =>
        Assert.Single(SyncAccessTester.Test(new[] { requirement ?? Requirement }, accounts, options ?? AccessTestOptions.Default, TestContext.Current.CancellationToken));

    private static MemoryAccounts Accounts(string invoke = Invoke, string trust = Trust, string permission = Glue) =>
        new MemoryAccounts().With(Source, ServiceTrust, invoke).With(Target, trust, permission);

    private static string[] Codes(SyncAccessResult result) => result.Findings.Select(finding => finding.Code).Distinct().Order().ToArray();

    [Fact]
    public void What_the_module_writes_passes_every_check()
    {
        SyncAccessResult result = Test(Accounts(), AccessTestOptions.Default with { IncludeAllowed = true });

        Assert.Equal(AccessStatus.Passed, result.Status);
        Assert.Empty(result.Findings);
        Assert.All(result.Checks, check => Assert.Equal(AccessStatus.Passed, check.Status));
        Assert.Equal(4, result.Checks.Count(check => check.Leg == AccessLeg.Permission && !check.MustBeRefused));
        Assert.Equal(3, result.Checks.Count(check => check.Leg == AccessLeg.Trust && check.MustBeRefused));
        Assert.Equal((result.CheckCount, 13), (result.PassedCheckCount, result.CheckCount));
    }

    [Fact]
    public void Passed_checks_are_left_out_unless_asked_for() => Assert.Empty(Test(Accounts()).Checks);

    [Fact]
    public void A_wrong_ExternalId_fails_the_trust_leg_only_and_names_both_values()
    {
        SyncAccessResult result = Test(Accounts(trust: Trust.Replace("Orders", "OldOrders", StringComparison.Ordinal)));

        Assert.Equal((AccessStatus.Failed, AccessStatus.Passed, AccessStatus.Failed, AccessStatus.Passed), (result.Status, result.Source, result.Trust, result.Permission));
        AccessCheck check = Assert.Single(result.FailedChecks, check => !check.MustBeRefused);
        Assert.Equal(PolicyLayer.TrustPolicy, check.Decision!.BlockedBy);
        Assert.Contains("OldOrders", check.Reason, StringComparison.Ordinal);
        Assert.NotNull(check.StatementToAdd);
        // The value that is there lets in what nothing of the run needs.
        Assert.Equal(new[] { "TargetDoesNotTrust", "TrustAcceptsAnyExternalId" }, Codes(result));
    }

    [Fact]
    public void A_missing_invoke_permission_fails_the_source_leg_only()
    {
        SyncAccessResult result = Test(Accounts(invoke: Glue));

        Assert.Equal((AccessStatus.Failed, AccessStatus.Passed), (result.Source, result.Trust));
        AccessCheck check = Assert.Single(result.FailedChecks);
        Assert.Equal(Target, check.StatementToAdd!.Resource!.Values.Single());
    }

    [Fact]
    public void A_missing_poll_permission_is_named_with_the_state_that_needs_it()
    {
        SyncAccessResult result = Test(Accounts(permission: Glue.Replace("\"glue:GetJobRun\",", string.Empty, StringComparison.Ordinal)));

        AccessCheck check = Assert.Single(result.FailedChecks);
        Assert.Equal(("glue:GetJobRun", AccessLeg.Permission), (check.Action, check.Leg));
        Assert.Equal("Orders / Run", Assert.Single(check.StatePaths));
        Assert.Equal("PermissionMissing", Assert.Single(Codes(result)));
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole"}}""", "TrustAcceptsAnyExternalId,TrustWithoutExternalId")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}}""", "TrustAcceptsOtherRoles")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"sts:ExternalId":"arn:aws:states:*"}}}}""", "TrustAcceptsAnyExternalId")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*"}}""", "TrustAcceptsAnyExternalId,TrustAcceptsOtherRoles,TrustWithoutExternalId")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEqualsIfExists":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}}""", "TrustWithoutExternalId")]
    public void A_trust_that_lets_in_more_fails(string trust, string codes)
    {
        SyncAccessResult result = Test(Accounts(trust: trust));

        Assert.Equal(AccessStatus.Failed, result.Status);
        Assert.Equal(codes, string.Join(",", Codes(result)));
        Assert.All(result.FailedChecks, check => Assert.NotNull(check.StatementToChange));
    }

    [Fact]
    public void Access_to_a_sibling_and_beyond_the_need_is_excess_and_no_failure()
    {
        SyncAccessResult result = Test(Accounts(permission: Glue.Replace("job/etl", "job/*", StringComparison.Ordinal)));

        Assert.Equal(AccessStatus.Passed, result.Status);
        Assert.Equal(new[] { "PermissionBeyondNeed", "PermissionOnSibling" }, Codes(result));
        Assert.All(result.Findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Fact]
    public void EventBridge_leftovers_are_listed()
    {
        const string Events = """{"Statement":{"Effect":"Allow","Action":["events:PutRule","events:PutTargets","events:DescribeRule"],"Resource":"arn:aws:events:us-east-2:444455556666:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"}}""";
        SyncAccessResult result = Test(new MemoryAccounts().With(Source, ServiceTrust, Invoke).With(Target, Trust, Glue, Events));

        Assert.Equal(AccessStatus.Passed, result.Status);
        Assert.Equal("EventBridgeLeftover", Assert.Single(Codes(result)));
    }

    [Fact]
    public void A_boundary_and_a_service_control_policy_are_named_as_what_blocks()
    {
        SyncAccessResult boundary = Test(Accounts().WithBoundary(Target, Glue.Replace("glue:GetJobRuns", "glue:GetJob", StringComparison.Ordinal)));
        SyncAccessResult guardrail = Test(Accounts().WithServiceControlPolicy("111122223333", """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"NoHops","Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}]}"""));

        Assert.Equal(PolicyLayer.PermissionsBoundary, Assert.Single(boundary.FailedChecks).Decision!.BlockedBy);
        AccessCheck denied = Assert.Single(guardrail.FailedChecks);
        Assert.Equal(AccessOutcome.ExplicitDeny, denied.Decision!.Outcome);
        Assert.Equal("NoHops", denied.StatementToChange!.Sid);
        Assert.Equal(AccessLeg.Source, denied.Leg);
    }

    [Fact]
    public void An_unknown_context_key_makes_the_leg_undetermined_until_it_is_given()
    {
        MemoryAccounts accounts = Accounts(permission: Glue.Replace("\"Resource\"", "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}},\"Resource\"", StringComparison.Ordinal));

        SyncAccessResult unknown = Test(accounts);
        SyncAccessResult known = Test(accounts, AccessTestOptions.Default with { Context = RequestContext.Empty.With("aws:SourceIp", "10.1.2.3") });

        Assert.Equal(AccessStatus.Undetermined, unknown.Permission);
        Assert.Contains("aws:sourceip", unknown.Checks[0].RecommendedAction, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(AccessStatus.Passed, known.Permission);
    }

    [Fact]
    public void A_missing_role_fails_and_an_account_that_is_not_at_hand_is_not_tested()
    {
        SyncAccessResult missing = Test(new MemoryAccounts().With(Source, ServiceTrust, Invoke).With("arn:aws:iam::444455556666:role/Other", Trust));
        SyncAccessResult away = Test(new MemoryAccounts().With(Source, ServiceTrust, Invoke));

        Assert.Equal((AccessStatus.Failed, "RoleNotFound"), (missing.Trust, Assert.Single(Codes(missing))));
        Assert.Equal((AccessStatus.NotTested, AccessStatus.NotTested), (away.Trust, away.Status));
        Assert.Equal(AccessStatus.Passed, away.Source);
    }

    [Fact]
    public void Excess_that_lacks_only_a_condition_is_told_with_the_condition()
    {
        SyncRequirement narrowed = Requirement with
        {
            Statements = Requirement.Statements.Select(statement => statement with { Conditions = new[] { new PolicyCondition("StringEquals", "glue:Key", new[] { "live" }) } }).ToArray(),
        };

        Finding excess = Assert.Single(Test(Accounts(), requirement: narrowed).Findings);

        Assert.EndsWith("in more cases than the tested tasks need it, which is if StringEquals glue:Key live.", excess.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_tested_state_machine_needs_is_no_excess()
    {
        SyncRequirement other = Assert.Single(Analysis.Of(
            Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}").Replace("etl", "audit", StringComparison.Ordinal),
            Analysis.Options with { StateMachineArns = new[] { CrossAcctSync.Arns.StateMachineArn.Parse(Machine.Replace("Orders", "Audit", StringComparison.Ordinal)) } }).Requirements);
        string trust = PolicyWriter.Write(TrustPolicyBuilder.Build(new[] { Machine, other.StateMachineArn! }.Select(arn => new TrustPair(Analysis.SourceRole, CrossAcctSync.Arns.StateMachineArn.Parse(arn)))));
        MemoryAccounts accounts = new MemoryAccounts().With(Source, ServiceTrust, Invoke).With(Target, trust, Glue, Glue.Replace("etl", "audit", StringComparison.Ordinal));

        IReadOnlyList<SyncAccessResult> both = SyncAccessTester.Test(new[] { Requirement, other }, accounts, AccessTestOptions.Default, TestContext.Current.CancellationToken).ToArray();
        SyncAccessResult alone = Test(accounts);

        Assert.All(both, result => Assert.Empty(result.Findings));
        // Alone, the other state machine's ExternalId is one that no requirement of the run needs.
        Assert.Equal(new[] { "PermissionBeyondNeed", "TrustAcceptsAnyExternalId" }, Codes(alone));
        Assert.Equal(AccessStatus.Failed, alone.Trust);
    }

    [Fact]
    public void Only_the_wanted_actions_are_tested()
    {
        SyncAccessResult result = Test(Accounts(), AccessTestOptions.Default with { Actions = new[] { "glue:Get*" }, IncludeAllowed = true });

        Assert.Equal(new[] { "glue:GetJobRun", "glue:GetJobRuns" }, result.Checks.Where(check => check is { Leg: AccessLeg.Permission, MustBeRefused: false }).Select(check => check.Action));
    }

    [Fact]
    public void The_text_shows_the_element_that_failed_with_a_mark_under_it_and_the_fix()
    {
        string text = Test(Accounts(trust: Trust.Replace("Orders", "OldOrders", StringComparison.Ordinal))).ToText();
        string[] lines = text.Split('\n');
        int marked = Array.FindIndex(lines, line => line.Contains("^^^", StringComparison.Ordinal));

        Assert.StartsWith("FAILED  Orders -> 444455556666 Sync", text, StringComparison.Ordinal);
        Assert.Contains("Sync.trust.json:3:16", text, StringComparison.Ordinal);
        Assert.Equal(lines[marked - 1].IndexOf("\"arn:aws", StringComparison.Ordinal), lines[marked].IndexOf('^', StringComparison.Ordinal));
        Assert.Contains("OldOrders", lines[marked - 1], StringComparison.Ordinal);
        Assert.Contains("fix: Add the statement to the trust policy of " + Target, text, StringComparison.Ordinal);
        Assert.Contains("+ ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.EndsWith("11 of 13 checks passed.", text, StringComparison.Ordinal);
    }
}
