using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>
/// Failed executions of live accounts. The emulator runs no state machine here and denies nothing: a server before it answers for
/// executions in the recorded form, and everything else is the emulator's.
/// </summary>
public sealed class LiveFailureTests
{
    private readonly EmulatedAccount _source = new();
    private readonly EmulatedAccount _target = new();

    private string Target => _target.RoleArn("Target");

    private string Execution(string name) => $"arn:aws:states:us-east-1:{_source.Id}:execution:Orders:{name}";

    [Fact]
    public void An_execution_is_explained_granted_and_explained_again()
    {
        Deploy();
        using FaultProxy proxy = Proxy(request => request.Operation switch
        {
            "GetExecutionHistory" => Answer(new { events = History(Refusal()) }),
            "DescribeStateMachineForExecution" => Answer(new { stateMachineArn = _source.MachineArn("Orders"), name = "Orders", definition = Sample.Glue(Target), roleArn = _source.RoleArn("Execution"), updateDate = 1795165200.0 }),
            _ => null,
        });
        using ModuleShell shell = Shell(proxy);
        string resolve = $"Resolve-SyncFailure -ExecutionArn {Execution("one")} @live";

        PSObject failure = shell.Run(resolve).AssertSingle();
        Assert.Equal(("Denied", "AssumeRoleRefused", Target), (failure.Text("Verdict"), failure.Text("Cause"), failure.Text("TargetRoleArn")));
        Assert.Equal("Orders / Run", shell.Run(resolve + " | ForEach-Object { \"$($_.StatePath)\" }").AssertSingle<string>());
        Assert.DoesNotContain("definition", failure.Text("Reason"), StringComparison.Ordinal);

        shell.Run(resolve + " | Grant-SyncPermissions @live").AssertNoErrors();

        Assert.Equal("AllowedNow", shell.Run(resolve).AssertSingle().Text("Verdict"));
    }

    [Fact]
    public void The_last_executions_of_a_state_machine_are_grouped_by_their_cause()
    {
        Deploy();
        using FaultProxy proxy = Proxy(request => request.Operation switch
        {
            "ListExecutions" => Answer(new { executions = new[] { "three", "two", "one" }.Select(name => new { executionArn = Execution(name), name, status = "FAILED" }) }),
            "GetExecutionHistory" => Answer(new { events = History(request.Text.Contains(Execution("two"), StringComparison.Ordinal) ? "{\"JobRunId\":\"jr\",\"ErrorMessage\":\"Division by zero\"}" : Refusal()) }),
            _ => null,
        });
        using ModuleShell shell = Shell(proxy);

        string[] found = [.. shell.Run($"Resolve-SyncFailure -StateMachineArn {_source.MachineArn("Orders")} -Last 3 @live | ForEach-Object {{ \"$($_.Cause) $($_.ExecutionArns.Count)\" }}").Output.Select(one => one.ToString())];

        Assert.Equal(["AssumeRoleRefused 2", "NotAccess 1"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_nested_execution_is_followed_into_its_own_account()
    {
        Deploy();
        string child = $"arn:aws:states:us-east-1:{_target.Id}:execution:Child:inner";
        string cause = JsonSerializer.Serialize(new { ExecutionArn = child, Status = "FAILED", Error = "Glue.EntityNotFoundException", Cause = "no job" });
        using FaultProxy proxy = Proxy(request => request.Operation == "GetExecutionHistory"
            ? Answer(new { events = History(request.Text.Contains(child, StringComparison.Ordinal) ? "{\"JobRunId\":\"jr\",\"ErrorMessage\":\"no job\"}" : cause) })
            : null);
        using ModuleShell shell = Shell(proxy);

        PSObject failure = shell.Run($"Resolve-SyncFailure -ExecutionArn {Execution("one")} @live").Output.Single();

        Assert.Equal((child, Execution("one"), "NotAccess"), (failure.Text("ExecutionArn"), failure.Text("ParentExecutionArn"), failure.Text("Verdict")));
    }

    [Fact]
    public void An_Express_execution_has_no_history()
    {
        Deploy();
        using ModuleShell shell = Shell(null);

        ErrorRecord error = Assert.Single(shell.Run($"Resolve-SyncFailure -ExecutionArn arn:aws:states:us-east-1:{_source.Id}:express:Orders:one:two @live").AllErrors);

        Assert.StartsWith("HistoryNotKept,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void Deploy()
    {
        _source.Role("Execution", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""");
        _target.Role("Target");
        _source.Machine("Orders", Sample.Glue(Target), "Execution");
    }

    private string Refusal() => $"The role {_source.RoleArn("Execution")} is not authorized to assume the task state's role, {Target}.";

    private object[] History(string cause) =>
    [
        new { id = 1, previousEventId = 0, type = "ExecutionStarted", timestamp = 1795165200.0, executionStartedEventDetails = new { roleArn = _source.RoleArn("Execution") } },
        new { id = 2, previousEventId = 0, type = "TaskStateEntered", timestamp = 1795165201.0, stateEnteredEventDetails = new { name = "Run" } },
        new { id = 3, previousEventId = 2, type = "TaskScheduled", timestamp = 1795165201.0, taskScheduledEventDetails = new { resourceType = "glue", resource = "startJobRun.sync", region = "us-east-1", parameters = """{"JobName":"load"}""", taskCredentials = new { roleArn = Target } } },
        new { id = 4, previousEventId = 3, type = "TaskStarted", timestamp = 1795165202.0 },
        new { id = 5, previousEventId = 4, type = "TaskFailed", timestamp = 1795165203.0, taskFailedEventDetails = new { resourceType = "glue", resource = "startJobRun.sync", error = "States.TaskFailed", cause } },
        new { id = 6, previousEventId = 5, type = "ExecutionFailed", timestamp = 1795165204.0, executionFailedEventDetails = new { error = "States.TaskFailed", cause } },
    ];

    private static LoopbackAnswer Answer(object body) => LoopbackAnswer.Of(200, JsonSerializer.Serialize(body)) with { Headers = [new("Content-Type", "application/x-amz-json-1.0")] };

    private static FaultProxy Proxy(Func<LoopbackRequest, LoopbackAnswer?> answer) => FaultProxy.Answering(MotoServer.Shared.Url, answer);

    private ModuleShell Shell(FaultProxy? proxy)
    {
        ModuleShell shell = LiveShell.Open(_source, proxy: proxy?.Url);
        shell.Run("$live = $keys + @{ AssumeRoleName = 'Admin' }").AssertNoErrors();
        return shell;
    }
}
