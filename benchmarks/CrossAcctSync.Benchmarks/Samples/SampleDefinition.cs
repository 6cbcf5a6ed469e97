using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>
/// Definitions as teams write them: jobs in eight other accounts between states that shape data, choose, wait, and
/// run things side by side. Of forty rounds of states, one names its role and two name a resource at run time.
/// </summary>
public sealed class SampleDefinition
{
    private const int StatesInRound = 14;

    private readonly List<KeyValuePair<string, JsonObject>> _states = [];

    private readonly SampleCredentials _credentials;
    private int _tasks;

    private SampleDefinition(SampleCredentials credentials) => _credentials = credentials;

    /// <summary>The UTF-8 text of a definition, indented as an editor does it.</summary>
    /// <param name="stateCount">How many states of all types it has at all depths.</param>
    /// <param name="credentials">Which of its tasks run in another account.</param>
    public static byte[] Write(int stateCount, SampleCredentials credentials = SampleCredentials.Some)
    {
        var sample = new SampleDefinition(credentials);
        int round = 0;
        for (; stateCount - sample.StateCount >= StatesInRound; round++)
        {
            sample.AddRound(round);
        }

        sample.AddRest(round, stateCount - sample.StateCount);
        return Encoding.UTF8.GetBytes(sample.ToJson().ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }

    private int StateCount { get; set; }

    private static string Role(int round) => Text($"arn:aws:iam::{222200000000 + (round % 8)}:role/workflows/DataJobs");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void AddRound(int round)
    {
        AddRest(round, 4);
        Add($"Invoke{round}", Task("arn:aws:states:::lambda:invoke", new JsonObject
        {
            ["FunctionName"] = Text($"arn:aws:lambda:eu-west-1:111122223333:function:prepare-{round}"),
            ["Payload.$"] = "$",
        }));
        Add($"Each{round}", new JsonObject
        {
            ["Type"] = "Map",
            ["ItemsPath"] = "$.lines",
            ["MaxConcurrency"] = 10,
            ["ItemSelector"] = new JsonObject { ["line.$"] = "$$.Map.Item.Value", ["run.$"] = "$.run" },
            ["ItemProcessor"] = new JsonObject
            {
                ["ProcessorConfig"] = new JsonObject { ["Mode"] = "INLINE" },
                ["StartAt"] = Text($"Container{round}"),
                ["States"] = new JsonObject
                {
                    [Text($"Container{round}")] = Next(Task("arn:aws:states:::ecs:runTask.sync", new JsonObject
                    {
                        ["Cluster"] = "jobs",
                        ["LaunchType"] = "FARGATE",
                        ["TaskDefinition"] = Text($"line-worker-{round}:4"),
                        ["Overrides"] = new JsonObject { ["TaskRoleArn"] = Text($"arn:aws:iam::{222200000000 + (round % 8)}:role/LineWorker") },
                    }, Role(round)), "Count" + Text($"{round}")),
                    [Text($"Count{round}")] = End(new JsonObject { ["Type"] = "Pass", ["Result"] = 1, ["ResultPath"] = "$.count" }),
                },
            },
        });
        Add($"Both{round}", new JsonObject
        {
            ["Type"] = "Parallel",
            ["ResultPath"] = "$.both",
            ["Branches"] = new JsonArray(
                Branch($"Nested{round}", Task("arn:aws:states:::states:startExecution.sync:2", new JsonObject
                {
                    ["StateMachineArn"] = Text($"arn:aws:states:eu-west-1:{222200000000 + (round % 8)}:stateMachine:Settle{round}"),
                    ["Input"] = new JsonObject { ["order.$"] = "$.order", ["AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$"] = "$$.Execution.Id" },
                }, Role(round))),
                Branch($"Build{round}", Task("arn:aws:states:::codebuild:startBuild.sync", new JsonObject { ["ProjectName"] = Text($"report-{round}") }, Role(round)))),
        });
        Add($"Pause{round}", new JsonObject { ["Type"] = "Wait", ["Seconds"] = 30 });
        Add($"Store{round}", Task("arn:aws:states:::dynamodb:putItem", new JsonObject
        {
            ["TableName"] = "runs",
            ["Item"] = new JsonObject { ["id"] = new JsonObject { ["S.$"] = "$$.Execution.Name" }, ["round"] = new JsonObject { ["N"] = Text($"{round}") } },
        }));
        Add($"Note{round}", new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["order.$"] = "$.order", ["round"] = round }, ["ResultPath"] = "$.note" });
        StateCount += 4;
    }

    /// <summary>The beginning of a round: shape, job, choice, job.</summary>
    private void AddRest(int round, int count)
    {
        if (count > 0)
        {
            Add($"Prepare{round}", new JsonObject { ["Type"] = "Pass", ["Result"] = new JsonObject { ["bucket"] = "orders", ["retry"] = false }, ["ResultPath"] = "$.settings" });
        }

        if (count > 1)
        {
            JsonObject arguments = new() { [round % 40 == 21 ? "JobName.$" : "JobName"] = round % 40 == 21 ? "$.job" : Text($"clean-orders-{round}"), ["Arguments"] = new JsonObject { ["--day.$"] = "$.day" } };
            Add($"Clean{round}", Retried(Task("arn:aws:states:::glue:startJobRun.sync", arguments, Role(round), round % 40 == 11)));
        }

        if (count > 2)
        {
            Add($"Enough{round}", new JsonObject
            {
                ["Type"] = "Choice",
                ["Choices"] = new JsonArray(new JsonObject { ["Variable"] = "$.lines[0]", ["IsPresent"] = true, ["Next"] = Text($"Load{round}") }),
                ["Default"] = Text($"Load{round}"),
            });
        }

        for (int i = 3; i < count; i++)
        {
            JsonObject arguments = new() { ["JobName"] = "load", ["JobDefinition"] = Text($"load-orders-{round}:7"), [round % 40 == 31 ? "JobQueue.$" : "JobQueue"] = round % 40 == 31 ? "$.queue" : "nightly" };
            Add(i == 3 ? $"Load{round}" : $"Load{round}Part{i}", Retried(Task("arn:aws:states:::batch:submitJob.sync", arguments, Role(round))));
        }
    }

    private JsonObject Task(string resource, JsonObject arguments, string? role = null, bool isDynamic = false)
    {
        const int TasksForOne = 20;
        var task = new JsonObject { ["Type"] = "Task", ["Resource"] = resource };
        int number = _tasks++;
        role = _credentials switch
        {
            SampleCredentials.All => role ?? Role(number),
            SampleCredentials.Few => number % TasksForOne == 0 ? role ?? Role(number) : null,
            _ => role,
        };
        if (role is not null)
        {
            task["Credentials"] = isDynamic ? new JsonObject { ["RoleArn.$"] = "$.target.role" } : new JsonObject { ["RoleArn"] = role };
        }

        task["Parameters"] = arguments;
        return task;
    }

    private static JsonObject Retried(JsonObject task)
    {
        task["ResultPath"] = "$.result";
        task["Retry"] = new JsonArray(new JsonObject
        {
            ["ErrorEquals"] = new JsonArray("States.TaskFailed"),
            ["IntervalSeconds"] = 20,
            ["MaxAttempts"] = 3,
            ["BackoffRate"] = 2,
        });
        return task;
    }

    private static JsonObject Branch(string name, JsonObject task) => new() { ["StartAt"] = name, ["States"] = new JsonObject { [name] = End(task) } };

    private static JsonObject Next(JsonObject state, string name)
    {
        state["Next"] = name;
        return state;
    }

    private static JsonObject End(JsonObject state)
    {
        state["End"] = true;
        return state;
    }

    private void Add(FormattableString name, JsonObject state) => Add(Text(name), state);

    private void Add(string name, JsonObject state)
    {
        _states.Add(new(name, state));
        StateCount++;
    }

    private JsonObject ToJson()
    {
        var states = new JsonObject();
        for (int i = 0; i < _states.Count; i++)
        {
            (string name, JsonObject state) = _states[i];
            bool isLast = i == _states.Count - 1;
            states[name] = (string?)state["Type"] == "Choice" ? state : isLast ? End(state) : Next(state, _states[i + 1].Key);
        }

        return new JsonObject { ["Comment"] = "Nightly orders", ["StartAt"] = _states[0].Key, ["States"] = states };
    }
}
