using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Reading;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Diagnosis;
using CrossAcctSync.Documents;
using CrossAcctSync.Histories;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>
/// Executions of live accounts for a cmdlet: their histories, followed into nested executions and the children of Map runs, each
/// read from its own account; and the definitions that they ran. What cannot be read is an error of its own.
/// </summary>
internal sealed class LiveRuns : IMachineLibrary
{
    // Workflows start each other in no deeper chains, and a Map run of a million items fails in few ways.
    private const int Deepest = 8;
    private const int MostChildren = 20;

    private readonly SyncCmdlet _cmdlet;
    private readonly IAccountSessions _sessions;
    private readonly InventoryMachines _others;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunMachine?> _machines = new(StringComparer.Ordinal);

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="sessions">The accounts.</param>
    /// <param name="others">The definitions that came with the input.</param>
    public LiveRuns(SyncCmdlet cmdlet, IAccountSessions sessions, InventoryMachines others)
    {
        _cmdlet = cmdlet;
        _sessions = sessions;
        _others = others;
    }

    /// <summary>The failures of an execution, and of those that it started and that failed.</summary>
    public IReadOnlyList<FailedStep> Of(ExecutionArn execution) => Follow(execution, null, Deepest);

    /// <summary>The failures of executions that something else than their own history tells of, with those of nested ones in their places.</summary>
    public IEnumerable<FailedStep> Followed(IEnumerable<FailedStep> steps) => steps.SelectMany(step => Followed(step, Deepest));

    /// <summary>The last executions of a state machine that failed, newest first.</summary>
    public IReadOnlyList<ExecutionArn> LastFailed(StateMachineArn machine, int count) =>
        Failed(machine.AccountId, machine.Region, machine.ToString(), count);

    /// <inheritdoc />
    public RunMachine? Find(StateMachineArn machine, ExecutionArn? execution)
    {
        if (_others.Given(machine) is { } given)
        {
            return given;
        }

        string key = execution?.ToString() ?? machine.ToString();
        if (!_machines.TryGetValue(key, out RunMachine? found))
        {
            found = execution is null ? Now(machine) : OfRun(execution) ?? Now(machine);
            _machines.Add(key, found);
        }

        return found;
    }

    /// <inheritdoc />
    public IReadOnlyList<RunMachine> WithRole(string? sourceRole) => _others.WithRole(sourceRole);

    private IReadOnlyList<FailedStep> Follow(ExecutionArn execution, string? parent, int depth)
    {
        if (!_seen.Add(execution.ToString()))
        {
            return Array.Empty<FailedStep>();
        }

        if (execution.IsExpress)
        {
            _cmdlet.WriteFailure(Commands.Failures.HistoryNotKept(execution.ToString()));
            return Array.Empty<FailedStep>();
        }

        RunRecords? records = Try(execution.AccountId, execution.ToString(), session => Read(session, execution));
        return records is null
            ? Array.Empty<FailedStep>()
            : FailureSession.Find(records, execution, out _).SelectMany(step => Followed(step with { ParentExecution = parent }, depth)).ToArray();
    }

    private IEnumerable<FailedStep> Followed(FailedStep step, int depth)
    {
        IEnumerable<ExecutionArn> inner =
            depth == 0 ? Enumerable.Empty<ExecutionArn>()
            : step.NestedExecution is { } nested ? new[] { nested }
            : step.MapRunArn is { } run && step.Execution is { } execution && run.IndexOf(":mapRun:", StringComparison.Ordinal) > 0 ? Failed(execution.AccountId, execution.Region, run, MostChildren)
            : Enumerable.Empty<ExecutionArn>();
        FailedStep[] found = inner.SelectMany(one => Follow(one, step.Execution?.ToString(), depth - 1)).ToArray();
        return found.Length > 0 ? found : new[] { step };
    }

    private RunRecords Read(IAccountSession session, ExecutionArn execution)
    {
        _cmdlet.WriteVerbose($"states:GetExecutionHistory in account {session.AccountId}: {execution}");
        var records = new RunRecords();
        RunHistory page = records.Pages.Begin(null);
        page.Execution = execution;
        foreach (string json in session.Executions(execution.Region).GetExecutionHistory(execution.ToString(), _cmdlet.Cancellation))
        {
            if (HistoryEventReader.Read(Encoding.UTF8.GetBytes(json), page.WantsParameters) is { } one)
            {
                page.Add(one);
            }
        }

        return records;
    }

    private ExecutionArn[] Failed(string accountId, string region, string owner, int count) => Try(accountId, owner, session =>
    {
        _cmdlet.WriteVerbose($"states:ListExecutions in account {accountId}: {owner}");
        return session.Executions(region).ListFailedExecutions(owner, _cmdlet.Cancellation).Take(count)
            .Select(arn => ExecutionArn.TryParse(arn, out ExecutionArn? execution, out _) ? execution : null).OfType<ExecutionArn>().ToArray();
    }) ?? Array.Empty<ExecutionArn>();

    private RunMachine? OfRun(ExecutionArn execution) => execution.IsExpress ? null : Try(execution.AccountId, execution.ToString(), session =>
    {
        _cmdlet.WriteVerbose($"states:DescribeStateMachineForExecution in account {execution.AccountId}: {execution}");
        return MachineOf(session.Executions(execution.Region).DescribeStateMachineForExecution(execution.ToString(), _cmdlet.Cancellation), execution.StateMachineArn, isOfRun: true);
    });

    private RunMachine? Now(StateMachineArn machine) => Try(machine.AccountId, machine.ToString(), session =>
    {
        _cmdlet.WriteVerbose($"states:DescribeStateMachine in account {machine.AccountId}: {machine}");
        StateMachineDescription found = DeployedDefinition.Read(session.StepFunctions(machine.Region), machine, _cmdlet.Cancellation);
        string text = System.Text.Json.JsonSerializer.Serialize(new { stateMachineArn = machine.ToString(), roleArn = found.RoleArn, type = found.Type, status = "ACTIVE", definition = found.Definition });
        return MachineOf(text, machine, isOfRun: false);
    });

    /// <summary>The answer names the state machine of a Map run's child with the label of its Map.</summary>
    private static RunMachine? MachineOf(string json, StateMachineArn machine, bool isOfRun)
    {
        var records = new RunRecords();
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(json));
        new RunRecordReader(records, null).Read(text, default);
        return records.Machines.Count == 1 && machine.Equals(records.Machines[0].Definition.Arn) ? records.Machines[0] with { IsOfRun = isOfRun } : null;
    }

    private T? Try<T>(string accountId, string subject, Func<IAccountSession, T?> read)
        where T : class
    {
        IAccountSession? session = null;
        try
        {
            session = _sessions.Open(accountId, _cmdlet.Cancellation);
            return read(session);
        }
        catch (AwsCallException exception)
        {
            _cmdlet.WriteFailure(Commands.Failures.Account(CallProblems.Of(exception, session!, subject), subject));
        }
        catch (AccountProblemException exception)
        {
            _cmdlet.WriteFailure(Commands.Failures.Account(exception.Problem, subject));
        }
        catch (SourceFormatException exception)
        {
            _cmdlet.WriteFailure(Commands.Failures.RunRecordInvalid(exception, subject));
        }

        return null;
    }
}
