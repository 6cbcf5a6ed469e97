using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Diagnosis;
using CrossAcctSync.Histories;
using Xunit;

namespace CrossAcctSync.Tests.Diagnosis;

public sealed class FailureResolverTests
{
    private const string Etl = "arn:aws:glue:us-east-2:444455556666:job/etl";
    private const string Deny = """{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""";

    public static TheoryData<string?, string?, SyncFailureVerdict, string?> Assumptions => new()
    {
        { null, null, SyncFailureVerdict.AllowedNow, null },
        { Run.Trust("arn:aws:states:us-east-2:111122223333:stateMachine:Other"), null, SyncFailureVerdict.Denied, "Trust" },
        { null, Run.Allow("\"sts:AssumeRole\"", "arn:aws:iam::444455556666:role/Other"), SyncFailureVerdict.Denied, "Source" },
        { null, Deny, SyncFailureVerdict.Denied, "Source" },
        { """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}""", null, SyncFailureVerdict.Undetermined, "Trust" },
    };

    [Theory]
    [MemberData(nameof(Assumptions))]
    public void A_refused_assumption_is_told_by_its_leg(string? trust, string? source, SyncFailureVerdict verdict, string? leg)
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(trust, source), Run.History("States.TaskFailed", Run.Refusal));

        Assert.Equal((SyncFailureCause.AssumeRoleRefused, verdict), (failure.Cause, failure.Verdict));
        Assert.Equal(("Orders / Load", Run.Source, Run.Target, Run.Machine, "5", true), (failure.StatePath, failure.SourceRoleArn, failure.TargetRoleArn, failure.ExternalId, failure.EventId, failure.EndedExecution));
        Assert.Equal((Run.Machine, Run.Target), (failure.Requirement?.StateMachineArn, failure.Requirement?.TargetRoleArn));
        if (leg is not null)
        {
            Assert.All(failure.Checks, check => Assert.Equal(leg, check.Leg.ToString()));
        }

        Assert.Equal(verdict == SyncFailureVerdict.Undetermined, failure.Reason.Contains("aws:sourceip", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_statement_is_shown_for_what_was_called_and_the_requirement_is_the_definition_s()
    {
        SyncRunFailure failure = Run.Only(
            Run.Accounts(target: Run.Allow("\"glue:StartJobRun\"", Etl)),
            Run.History("Glue.AccessDeniedException", Run.Denied("glue:GetJobRun"), isStarted: true));

        Assert.Equal((SyncFailureCause.PollDenied, SyncFailureVerdict.Denied), (failure.Cause, failure.Verdict));
        Assert.Equal(("glue:GetJobRun", Etl, DenialLayer.IdentityPolicy), (failure.Action, failure.Resource, failure.Layer));
        Assert.Equal(["glue:GetJobRun"], failure.StatementToAdd!.Action.Values);
        Assert.Equal([Etl], failure.StatementToAdd.Resource!.Values);
        Assert.Contains(failure.Requirement!.Statements, statement => statement.Resources.Contains("arn:aws:glue:us-east-2:444455556666:job/*"));
    }

    [Theory]
    [InlineData(false, SyncFailureCause.CallDenied)]
    [InlineData(true, SyncFailureCause.PollDenied)]
    public void A_denial_after_the_start_is_one_of_the_poll(bool isStarted, SyncFailureCause cause) =>
        Assert.Equal(cause, Run.Only(Run.Accounts(), Run.History("Glue.AccessDeniedException", Run.Denied("glue:StartJobRun"), isStarted)).Cause);

    [Theory]
    [InlineData("because no identity-based policy allows the {0} action", SyncFailureVerdict.AllowedNow)]
    [InlineData("because no resource-based policy allows the {0} action", SyncFailureVerdict.Undetermined)]
    [InlineData("because no VPC endpoint policy allows the {0} action", SyncFailureVerdict.Undetermined)]
    [InlineData("because no session policy allows the {0} action", SyncFailureVerdict.Undetermined)]
    [InlineData("with an explicit deny in a service control policy", SyncFailureVerdict.Undetermined)]
    [InlineData("with an explicit deny in a resource control policy", SyncFailureVerdict.Undetermined)]
    public void A_layer_that_is_not_at_hand_is_not_said_to_allow(string ending, SyncFailureVerdict verdict) =>
        Assert.Equal(verdict, Run.Only(Run.Accounts(), Run.History("Glue.AccessDeniedException", Run.Denied("glue:StartJobRun", ending: ending))).Verdict);

    [Fact]
    public void A_service_control_policy_that_is_at_hand_is_asked()
    {
        string history = Run.History("Glue.AccessDeniedException", Run.Denied("glue:StartJobRun", ending: "with an explicit deny in a service control policy"));

        Assert.Equal(SyncFailureVerdict.Denied, Run.Only(Run.Accounts().WithServiceControlPolicy("444455556666", Deny), history).Verdict);
        Assert.Equal(SyncFailureVerdict.AllowedNow, Run.Only(Run.Accounts().WithServiceControlPolicy("444455556666", Run.Allow("\"*\"", "*")), history).Verdict);
    }

    [Theory]
    [InlineData("arn:aws:sts::444455556666:assumed-role/FunctionRole/f")]
    [InlineData("arn:aws:sts::777788889999:assumed-role/Sync/session")]
    [InlineData("arn:aws:sts::444455556666:assumed-role/SyncOther/session")]
    public void Somebody_else_who_was_denied_is_not_the_task_s_role(string who)
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(target: Deny), Run.History("Glue.AccessDeniedException", Run.Denied("iam:PassRole", "*", who: who)));

        Assert.Equal((SyncFailureCause.DeniedElsewhere, SyncFailureVerdict.Undetermined, null), (failure.Cause, failure.Verdict, failure.StatementToAdd));
    }

    [Fact]
    public void A_function_that_throws_AWS_s_sentence_proves_nothing()
    {
        string thrown = JsonSerializer.Serialize(new { errorMessage = Run.Refusal, errorType = "States.TaskFailed", stackTrace = Array.Empty<string>() });
        string denied = JsonSerializer.Serialize(new { errorMessage = Run.Denied("iam:CreateUser", "*"), errorType = "AccessDenied" });
        string Lambda(string error, string cause) => Run.Events(
            Run.Started(), Run.Entered(2, "Load"), Run.Scheduled(3, "lambda", "invoke", """{"FunctionName":"f"}""", Run.Target), Run.Plain(4, 3, "TaskStarted"),
            new { type = "TaskFailed", id = 5, previousEventId = 4, taskFailedEventDetails = new { resourceType = "lambda", resource = "invoke", error, cause } });

        Assert.Equal(SyncFailureCause.NotAccess, Run.Only(Run.Accounts(target: Deny), Lambda("States.TaskFailed", thrown)).Cause);
        Assert.Equal(SyncFailureCause.NotAccess, Run.Only(Run.Accounts(target: Deny), Lambda("Custom", "AccessDenied: nothing of AWS")).Cause);
        SyncRunFailure failure = Run.Only(Run.Accounts(target: Deny), Lambda("AccessDenied", denied));
        Assert.Equal((SyncFailureCause.DeniedElsewhere, SyncFailureVerdict.Undetermined), (failure.Cause, failure.Verdict));
    }

    [Fact]
    public void An_action_that_only_the_message_names_is_no_part_of_the_requirement()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("Glue.AccessDeniedException", Run.Denied("kms:Decrypt", "arn:aws:kms:us-east-2:444455556666:key/k")));

        Assert.Equal(SyncFailureVerdict.Denied, failure.Verdict);
        Assert.Equal(["kms:Decrypt"], failure.StatementToAdd!.Action.Values);
        Assert.DoesNotContain(failure.Requirement!.Statements, statement => statement.Actions.Contains("kms:Decrypt"));
        Assert.Contains("Grant-SyncPermissions does not add it", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_of_a_third_account_is_not_decided_by_the_role_s_policies_alone()
    {
        SyncRunFailure failure = Run.Only(
            Run.Accounts(target: Run.Allow("\"*\"", "*")),
            Run.History("Glue.AccessDeniedException", Run.Denied("sns:Publish", "arn:aws:sns:us-east-2:777788889999:topic", ending: string.Empty)));

        Assert.Equal(SyncFailureVerdict.Undetermined, failure.Verdict);
    }

    [Fact]
    public void A_denial_without_an_action_is_allowed_by_nobody_s_word()
    {
        const string Text = "Access Denied (Service: S3, Status Code: 403, Request ID: 0f5b1c3e)";

        Assert.Equal(SyncFailureVerdict.Undetermined, Run.Only(Run.Accounts(), Run.History("S3.S3Exception", Text)).Verdict);
        SyncRunFailure missing = Run.Only(Run.Accounts(target: Run.Allow("\"glue:StartJobRun\"", Etl)), Run.History("S3.S3Exception", Text));
        Assert.Equal(SyncFailureVerdict.Denied, missing.Verdict);
    }

    [Theory]
    [InlineData("Glue.ConcurrentRunsExceededException", "Concurrent runs exceeded for etl", SyncFailureCause.QuotaOrThrottling)]
    [InlineData("Glue.ThrottlingException", "Rate exceeded", SyncFailureCause.QuotaOrThrottling)]
    [InlineData("States.Runtime", "The JSONPath '$.job' could not be found in the input", SyncFailureCause.NotAccess)]
    [InlineData("Glue.EntityNotFoundException", "Failed to start job run due to missing metadata", SyncFailureCause.NotAccess)]
    [InlineData("States.DataLimitExceeded", "The state/task 'Load' returned a result with a size exceeding the maximum number of bytes service limit.", SyncFailureCause.QuotaOrThrottling)]
    [InlineData("States.TaskFailed", "{\"JobRunId\":\"jr\",\"ErrorMessage\":\"Division by zero\",\"JobRunState\":\"FAILED\"}", SyncFailureCause.NotAccess)]
    [InlineData("States.Http.StatusCode.403", "Forbidden", SyncFailureCause.NotAccess)]
    public void What_is_not_about_access_is_said_to_be_so(string error, string cause, SyncFailureCause expected)
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(target: Deny), Run.History(error, cause));

        Assert.Equal((expected, SyncFailureVerdict.NotAccess), (failure.Cause, failure.Verdict));
        Assert.Null(failure.Access);
    }

    [Theory]
    [InlineData("Glue.GlueException", "The caller lacks permission.")]
    [InlineData("Glue.GlueException", "Something else went wrong.")]
    [InlineData("Glue.EntityNotFoundException", "Not found, or you are not authorized to see it.")]
    public void A_wording_that_is_not_known_is_undetermined(string error, string cause)
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(target: Deny), Run.History(error, cause));

        Assert.Equal((SyncFailureCause.Unknown, SyncFailureVerdict.Undetermined), (failure.Cause, failure.Verdict));
    }

    [Fact]
    public void A_nested_execution_that_failed_is_named()
    {
        string cause = JsonSerializer.Serialize(new { ExecutionArn = "arn:aws:states:us-east-2:444455556666:execution:Child:two", Status = "FAILED", Error = "Glue.AccessDeniedException", Cause = "no", Input = "tell nobody" });

        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("States.TaskFailed", cause, isStarted: true, resource: "startExecution.sync", type: "states", parameters: "{}"));

        Assert.Equal((SyncFailureCause.NestedExecution, SyncFailureVerdict.Undetermined, "arn:aws:states:us-east-2:444455556666:execution:Child:two"), (failure.Cause, failure.Verdict, failure.NestedExecutionArn));
        Assert.DoesNotContain("tell nobody", failure.Text + failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_without_credentials_is_not_tested()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("Glue.AccessDeniedException", Run.Denied("glue:StartJobRun", who: "arn:aws:sts::111122223333:assumed-role/InvokeRole/s"), role: null));

        Assert.Equal(SyncFailureVerdict.Undetermined, failure.Verdict);
        Assert.Contains("no Credentials", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_definition_the_recorded_call_is_tested_and_nothing_is_there_to_grant()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(target: Run.Allow("\"glue:StartJobRun\"", Etl)), Run.History("Glue.AccessDeniedException", Run.Denied("glue:GetJobRun"), isStarted: true), definition: null);

        Assert.Equal((SyncFailureVerdict.Denied, null), (failure.Verdict, failure.Requirement));
        Assert.Contains("not at hand", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_state_machine_the_ExternalId_is_not_made_up()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("States.TaskFailed", Run.Refusal), definition: null, execution: null);

        Assert.Equal((SyncFailureVerdict.Undetermined, null, null), (failure.Verdict, failure.ExternalId, failure.StateMachineArn));
    }

    [Fact]
    public void The_only_state_machine_that_fits_is_taken_and_said_to_be_that()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("States.TaskFailed", Run.Refusal), execution: null);

        Assert.Equal((SyncFailureVerdict.AllowedNow, Run.Machine), (failure.Verdict, failure.StateMachineArn));
        Assert.Contains("Orders is the only one at hand that fits", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_page_alone_finds_the_state_machine_by_state_and_role()
    {
        string page = Run.Events(Run.Entered(12, "Load"), Run.Scheduled(13, "glue", "startJobRun.sync", "{\"JobName\":\"etl\"}", Run.Target), Run.Failed(14, 13, "States.TaskFailed", Run.Refusal));

        SyncRunFailure failure = Run.Only(Run.Accounts(), page, execution: null);

        Assert.Equal((Run.Machine, "Orders / Load", Run.Source), (failure.StateMachineArn, failure.StatePath, failure.SourceRoleArn));
    }

    [Fact]
    public void A_child_of_a_Map_run_has_an_ExternalId_that_nobody_knows()
    {
        string history = Run.History("States.TaskFailed", Run.Refusal);
        const string Child = "arn:aws:states:us-east-2:111122223333:execution:Orders/Lines:3f6d";

        Assert.Equal(SyncFailureVerdict.Undetermined, Run.Only(Run.Accounts(), history, execution: Child).Verdict);
        Assert.Equal(SyncFailureVerdict.Denied, Run.Only(Run.Accounts(source: Deny), history, execution: Child).Verdict);
    }

    [Fact]
    public void Neither_inputs_nor_letters_that_steer_a_terminal_are_shown()
    {
        SyncRunFailure failure = Run.Only(Run.Accounts(), Run.History("Glue.\u001b[31mError", "not authorized \u001b]0;title\u0007 \u202e##vso[task.complete]"));

        Assert.DoesNotContain('\u001b', failure.Text + failure.Message + failure.Error);
        Assert.DoesNotContain('\u202e', failure.Text);
        Assert.DoesNotContain("##vso[", failure.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tell nobody", failure.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Run.Refusal, SyncFailureCause.AssumeRoleRefused, SyncFailureVerdict.AllowedNow)]
    [InlineData("An error occurred (AccessDeniedException): User: arn:aws:sts::444455556666:assumed-role/Sync/s is not authorized to perform: glue:StartJobRun on resource: arn:aws:glue:us-east-2:444455556666:job/etl", SyncFailureCause.CallDenied, SyncFailureVerdict.Undetermined)]
    [InlineData("Rate exceeded", SyncFailureCause.QuotaOrThrottling, SyncFailureVerdict.NotAccess)]
    [InlineData("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/Load/Credentials'", SyncFailureCause.DefinitionRefused, SyncFailureVerdict.NotAccess)]
    [InlineData("Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.", SyncFailureCause.ExecutionRoleRefused, SyncFailureVerdict.AllowedNow)]
    [InlineData("'arn:aws:iam::111122223333:role/InvokeRole' is not authorized to create managed-rule.", SyncFailureCause.DeniedElsewhere, SyncFailureVerdict.Undetermined)]
    public void A_text_alone_is_told_and_tested_as_far_as_it_goes(string text, SyncFailureCause cause, SyncFailureVerdict verdict)
    {
        SyncRunFailure failure = Assert.Single(Run.Resolve(Run.Accounts(), [FailureClassifier.ClassifyText(text)], machine: Run.Machine));

        Assert.Equal((cause, verdict), (failure.Cause, failure.Verdict));
    }

    [Fact]
    public void CloudTrail_tells_the_ExternalId_and_the_role_s_path()
    {
        string Trail(string? externalId, string invokedBy = "states.amazonaws.com") => JsonSerializer.Serialize(new
        {
            eventTime = "2026-11-20T09:00:00Z",
            eventSource = "sts.amazonaws.com",
            eventName = "AssumeRole",
            errorCode = "AccessDenied",
            errorMessage = "User: arn:aws:sts::111122223333:assumed-role/InvokeRole/x is not authorized to perform: sts:AssumeRole on resource: " + Run.Target,
            userIdentity = new { type = "AssumedRole", invokedBy, sessionContext = new { sessionIssuer = new { arn = Run.Source } } },
            requestParameters = new { roleArn = Run.Target, externalId },
            eventID = "e-1",
        });
        SyncRunFailure Only(string trail) => Assert.Single(Run.Resolve(Run.Accounts(trust: Run.Trust("other")), Run.Read(trail), execution: null));

        SyncRunFailure told = Only(Trail(Run.Machine));
        Assert.Equal((SyncFailureCause.AssumeRoleRefused, SyncFailureVerdict.Denied, Run.Machine, "sts:AssumeRole", "e-1"), (told.Cause, told.Verdict, told.ExternalId, told.EventType, told.EventId));
        Assert.Equal(told.Text, Only("{\"Records\":[" + Trail(Run.Machine) + "]}").Text);
        Assert.Equal(told.Text, Only(JsonSerializer.Serialize(new { Events = new[] { new { EventId = "e-1", CloudTrailEvent = Trail(Run.Machine) } } })).Text);
        Assert.Equal(SyncFailureCause.DeniedElsewhere, Only(Trail("partner-7", "other")).Cause);
    }

    [Fact]
    public void CloudTrail_tells_that_Step_Functions_may_not_assume_the_execution_role()
    {
        string trail = JsonSerializer.Serialize(new
        {
            eventSource = "sts.amazonaws.com",
            eventName = "AssumeRole",
            errorCode = "AccessDenied",
            errorMessage = "User: states.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: " + Run.Source,
            userIdentity = new { type = "AWSService", invokedBy = "states.amazonaws.com" },
            requestParameters = new { roleArn = Run.Source },
        });

        SyncRunFailure failure = Assert.Single(Run.Resolve(Run.Accounts(), Run.Read(trail), execution: null));

        Assert.Equal((SyncFailureCause.ExecutionRoleRefused, SyncFailureVerdict.AllowedNow, Run.Source, null), (failure.Cause, failure.Verdict, failure.SourceRoleArn, failure.TargetRoleArn));
    }
}
