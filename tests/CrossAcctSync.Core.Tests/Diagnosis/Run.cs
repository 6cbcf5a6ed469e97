using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Diagnosis;
using CrossAcctSync.Histories;
using CrossAcctSync.Tests.Access;
using Xunit;

namespace CrossAcctSync.Tests.Diagnosis;

/// <summary>A run of one state machine in the recorded form, and the two accounts that it is of.</summary>
internal static class Run
{
    public const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";
    public const string Execution = "arn:aws:states:us-east-2:111122223333:execution:Orders:one";
    public const string Source = "arn:aws:iam::111122223333:role/InvokeRole";
    public const string Target = "arn:aws:iam::444455556666:role/Sync";
    public const string Refusal = "The role " + Source + " is not authorized to assume the task state's role, " + Target + ".";

    private const string ServiceTrust = """{"Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    /// <summary>A task that runs a job whose name comes with the input.</summary>
    public const string Definition = """
        {"StartAt":"Load","States":{"Load":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName.$":"$.job"},
        "Credentials":{"RoleArn":"arn:aws:iam::444455556666:role/Sync"},"End":true}}}
        """;

    public static string Trust(string externalId = Machine) =>
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + Source + "\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + externalId + "\"}}}}";

    public static string Allow(string actions, string resource) =>
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":" + actions + ",\"Resource\":\"" + resource + "\"}}";

    /// <summary>Accounts in which nothing is missing but what is left out.</summary>
    public static MemoryAccounts Accounts(string? trust = null, string? source = null, string? target = null) => new MemoryAccounts()
        .With(Source, ServiceTrust, source ?? Allow("\"sts:AssumeRole\"", Target))
        .With(Target, trust ?? Trust(), target ?? Allow("\"glue:*\"", "arn:aws:glue:us-east-2:444455556666:job/etl"));

    /// <summary>The history of a task that failed, as <c>get-execution-history</c> prints it.</summary>
    public static string History(string error, string cause, bool isStarted = false, string? role = Target, string parameters = """{"JobName":"etl"}""", string resource = "startJobRun.sync", string type = "glue") =>
        Events(Started(), Entered(2, "Load"), Scheduled(3, type, resource, parameters, role), isStarted ? Plain(4, 3, "TaskSubmitted") : Plain(4, 3, "TaskStarted"), Failed(5, 4, error, cause), Ended(6, 5, error, cause));

    public static string Events(params object[] events) => JsonSerializer.Serialize(new { events });

    public static object Started() => new { timestamp = "2026-11-20T09:00:00+00:00", type = "ExecutionStarted", id = 1, previousEventId = 0, executionStartedEventDetails = new { input = """{"secret":"tell nobody"}""", roleArn = Source } };

    public static object Entered(int id, string name, string kind = "Task", int? previous = null) => new { timestamp = "2026-11-20T09:00:01+00:00", type = kind + "StateEntered", id, previousEventId = previous ?? (id == 2 ? 0 : id - 1), stateEnteredEventDetails = new { name, input = """{"secret":"tell nobody"}""" } };

    public static object Exited(int id, string name, string kind = "Task") => new { timestamp = "2026-11-20T09:00:01+00:00", type = kind + "StateExited", id, previousEventId = id - 1, stateExitedEventDetails = new { name, output = "{}" } };

    public static object Scheduled(int id, string resourceType, string resource, string parameters, string? role) => new
    {
        timestamp = "2026-11-20T09:00:01+00:00",
        type = "TaskScheduled",
        id,
        previousEventId = id - 1,
        taskScheduledEventDetails = role is null
            ? (object)new { resourceType, resource, region = "us-east-2", parameters }
            : new { resourceType, resource, region = "us-east-2", parameters, taskCredentials = new { roleArn = role } },
    };

    public static object Plain(int id, int previous, string type) => new { timestamp = "2026-11-20T09:00:02+00:00", type, id, previousEventId = previous };

    public static object Failed(int id, int previous, string error, string cause) => new { timestamp = "2026-11-20T09:00:03+00:00", type = "TaskFailed", id, previousEventId = previous, taskFailedEventDetails = new { resourceType = "glue", resource = "startJobRun.sync", error, cause } };

    public static object Ended(int id, int previous, string error, string cause) => new { timestamp = "2026-11-20T09:00:04+00:00", type = "ExecutionFailed", id, previousEventId = previous, executionFailedEventDetails = new { error, cause } };

    public static string Denied(string action, string resource = "arn:aws:glue:us-east-2:444455556666:job/etl", string ending = "because no identity-based policy allows the {0} action", string who = "arn:aws:sts::444455556666:assumed-role/Sync/session") =>
        $"User: {who} is not authorized to perform: {action} on resource: {resource} " + string.Format(System.Globalization.CultureInfo.InvariantCulture, ending, action) + " (Service: Glue, Status Code: 400, Request ID: 0f5b1c3e)";

    public static RunRecords Read(params string[] texts)
    {
        var records = new RunRecords();
        foreach (string text in texts)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            new RunRecordReader(records, null).Read(stream, TestContext.Current.CancellationToken);
        }

        return records;
    }

    public static IReadOnlyList<SyncRunFailure> Resolve(MemoryAccounts accounts, RunRecords records, string? definition = Definition, string? execution = Execution, string? machine = null)
    {
        IReadOnlyList<FailedStep> steps = FailureSession.Find(records, execution is null ? null : ExecutionArn.Parse(execution), out _);
        return Resolve(accounts, steps, definition, machine, records.Machines);
    }

    public static IReadOnlyList<SyncRunFailure> Resolve(MemoryAccounts accounts, IReadOnlyList<FailedStep> steps, string? definition = Definition, string? machine = null, IReadOnlyList<RunMachine>? given = null)
    {
        var resolver = new FailureResolver(accounts, new Machines(given ?? [], definition), machine is null ? null : StateMachineArn.Parse(machine), AccessTestOptions.Default);
        return steps.Select(step => resolver.Resolve(step, TestContext.Current.CancellationToken)).ToArray();
    }

    public static SyncRunFailure Only(MemoryAccounts accounts, string history, string? definition = Definition, string? execution = Execution) =>
        Assert.Single(Resolve(accounts, Read(history), definition, execution));

    private sealed class Machines : IMachineLibrary
    {
        private readonly List<RunMachine> _all;

        public Machines(IReadOnlyList<RunMachine> given, string? definition)
        {
            _all = [.. given];
            if (definition is not null)
            {
                string answer = JsonSerializer.Serialize(new { stateMachineArn = Machine, roleArn = Source, type = "STANDARD", definition });
                _all.Add(new RunMachine(new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadText(answer, "Orders").Single().Definition!, true, null));
            }
        }

        public RunMachine? Find(StateMachineArn machine, ExecutionArn? execution) => _all.FirstOrDefault(one => machine.Equals(one.Definition.Arn));

        public IReadOnlyList<RunMachine> WithRole(string? sourceRole) => _all.Where(one => sourceRole is null || one.Definition.SourceRoleArn?.ToString() == sourceRole).ToArray();
    }
}
