using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Diagnosis;
using CrossAcctSync.Documents;
using CrossAcctSync.Histories;
using CrossAcctSync.Tests.Diagnosis;
using Xunit;

namespace CrossAcctSync.Tests.Histories;

public sealed class RunRecordReaderTests
{
    private static readonly string History = Run.History("States.TaskFailed", Run.Refusal);

    [Fact]
    public void Pages_in_any_order_are_one_history()
    {
        JsonElement[] events = [.. JsonDocument.Parse(History).RootElement.GetProperty("events").EnumerateArray()];
        string Page(int from, int to, bool isReverse = false) => JsonSerializer.Serialize(new { events = isReverse ? events[from..to].Reverse() : events[from..to], nextToken = "t" });

        foreach (string[] pages in new[] { new[] { History }, [Page(0, 2), Page(2, 4), Page(4, 6)], [Page(4, 6), Page(0, 2), Page(2, 4)], [Page(3, 6, true), Page(0, 3, true)] })
        {
            RunHistory run = Assert.Single(Run.Read(pages).Pages.Join());
            Assert.Equal([1L, 2, 3, 4, 5, 6], run.Events.Select(one => one.Id));
        }
    }

    [Fact]
    public void A_page_that_could_be_of_two_histories_is_of_none()
    {
        JsonElement[] events = [.. JsonDocument.Parse(History).RootElement.GetProperty("events").EnumerateArray()];
        string first = JsonSerializer.Serialize(new { events = events[..3] });
        string rest = JsonSerializer.Serialize(new { events = events[3..] });

        IReadOnlyList<RunHistory> runs = Run.Read(first, first, rest).Pages.Join();

        Assert.Equal([3, 3, 3], runs.Select(run => run.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_an_SDK_s_objects_become_is_read_like_the_API_s_answer(bool isArray)
    {
        const string Events = """
            [{"Id":1,"PreviousEventId":0,"Timestamp":"\/Date(1795165200000)\/","Type":{"Value":"ExecutionStarted"},"TaskFailedEventDetails":null,"ExecutionStartedEventDetails":{"RoleArn":"arn:aws:iam::111122223333:role/InvokeRole"}},
             {"Id":2,"PreviousEventId":0,"Timestamp":"2026-11-20T09:00:01Z","Type":"TaskStateEntered","StateEnteredEventDetails":{"Name":"Load"}},
             {"Id":3,"PreviousEventId":2,"Type":"TaskScheduled","TaskScheduledEventDetails":{"Resource":"startJobRun.sync","ResourceType":"glue","Parameters":"{\"JobName\":\"etl\"}","TaskCredentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"}}},
             {"Id":4,"PreviousEventId":3,"Type":"TaskFailed","TaskFailedEventDetails":{"Error":"States.TaskFailed","Cause":"The role arn:aws:iam::111122223333:role/InvokeRole is not authorized to assume the task state's role, arn:aws:iam::444455556666:role/Sync."}}]
            """;

        SyncRunFailure failure = Run.Only(Run.Accounts(), isArray ? Events : "{\"Events\":" + Events + ",\"NextToken\":null}");

        Assert.Equal((SyncFailureCause.AssumeRoleRefused, "Orders / Load", Run.Target), (failure.Cause, failure.StatePath, failure.TargetRoleArn));
    }

    [Fact]
    public void Retries_are_one_failure_and_a_caught_one_did_not_end_the_execution()
    {
        string history = Run.Events(
            Run.Started(), Run.Entered(2, "Load"),
            Run.Scheduled(3, "glue", "startJobRun.sync", "{\"JobName\":\"etl\"}", Run.Target), Run.Failed(4, 3, "States.TaskFailed", Run.Refusal),
            Run.Scheduled(5, "glue", "startJobRun.sync", "{\"JobName\":\"etl\"}", Run.Target), Run.Failed(6, 5, "States.TaskFailed", Run.Refusal),
            Run.Exited(7, "Load"), Run.Entered(8, "Tell", "Pass"), Run.Exited(9, "Tell", "Pass"), Run.Plain(10, 9, "ExecutionSucceeded"));

        SyncRunFailure failure = Run.Only(Run.Accounts(), history);

        Assert.Equal((2, false, "6"), (failure.Attempts, failure.EndedExecution, failure.EventId));
    }

    [Fact]
    public void What_is_around_a_state_is_told_without_a_definition()
    {
        string history = Run.Events(
            Run.Started(), Run.Entered(2, "Before", "Map"), Run.Exited(3, "Before", "Map"), Run.Entered(4, "Lines", "Map"), Run.Plain(5, 4, "MapStateStarted"), Run.Plain(6, 5, "MapIterationStarted"),
            Run.Entered(7, "Both", "Parallel"), Run.Plain(8, 7, "ParallelStateStarted"), Run.Entered(9, "Load"),
            Run.Scheduled(10, "glue", "startJobRun.sync", "{\"JobName\":\"etl\"}", Run.Target), Run.Failed(11, 10, "States.TaskFailed", Run.Refusal));

        Assert.Equal("Orders / Map:Lines / Parallel:Both / Load", Run.Only(Run.Accounts(), history, definition: null).StatePath);
    }

    [Fact]
    public void Arguments_of_tasks_that_ended_well_are_let_go()
    {
        string history = Run.Events(
            Run.Started(), Run.Entered(2, "Load"), Run.Scheduled(3, "glue", "startJobRun.sync", "{\"JobName\":\"etl\"}", Run.Target), Run.Plain(4, 3, "TaskStarted"), Run.Plain(5, 4, "TaskSucceeded"));

        RunHistory run = Assert.Single(Run.Read(history).Pages.Join());

        Assert.All(run.Events, one => Assert.Null(one.Parameters));
    }

    [Fact]
    public void A_description_of_an_execution_tells_of_a_failure_whose_state_is_not_known()
    {
        string described = JsonSerializer.Serialize(new { executionArn = Run.Execution, stateMachineArn = Run.Machine, status = "FAILED", startDate = 1795165200.5, error = "States.TaskFailed", cause = Run.Refusal, input = "tell nobody" });

        SyncRunFailure alone = Assert.Single(Run.Resolve(Run.Accounts(), Run.Read(described), execution: null));
        Assert.Equal((SyncFailureCause.AssumeRoleRefused, Run.Machine, null), (alone.Cause, alone.StateMachineArn, alone.StatePath));

        SyncRunFailure both = Assert.Single(Run.Resolve(Run.Accounts(), Run.Read(described, History), execution: null));
        Assert.Equal((Run.Execution, "Orders / Load"), (both.ExecutionArn, both.StatePath));
    }

    [Fact]
    public void The_definition_of_the_run_that_comes_with_the_history_is_the_one_that_counts()
    {
        string machine = JsonSerializer.Serialize(new { stateMachineArn = Run.Machine, roleArn = Run.Source, definition = Run.Definition, updateDate = "2026-11-01T00:00:00Z" });

        SyncRunFailure failure = Assert.Single(Run.Resolve(Run.Accounts(), Run.Read(History, machine), definition: null));

        Assert.Equal(SyncFailureVerdict.AllowedNow, failure.Verdict);
        Assert.DoesNotContain("definition", failure.Reason, System.StringComparison.Ordinal);
        Assert.NotNull(failure.Requirement);
    }

    [Theory]
    [InlineData("{\"events\": [ {\"id\": 1, \"type\": \"Exec")]
    [InlineData("not JSON")]
    public void Damage_is_told(string text) => Assert.Throws<SourceFormatException>(() => Run.Read(text));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"Roles\": []}")]
    public void What_tells_of_no_run_is_counted(string text)
    {
        RunRecords records = Run.Read(text);

        Assert.True(records.Unknown > 0);
        Assert.Empty(records.Pages.Join());
    }
}
