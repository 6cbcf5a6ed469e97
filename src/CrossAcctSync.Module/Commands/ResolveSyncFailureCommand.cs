using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Access;
using CrossAcctSync.Arns;
using CrossAcctSync.Diagnosis;
using CrossAcctSync.Histories;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.Commands;

/// <summary>Tells of failed runs which policy refused, and whether it would now.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SyncFailure")]
[OutputType(typeof(SyncRunFailure))]
public sealed class ResolveSyncFailureCommand : SyncAccountCmdlet
{
    private const string OfPath = "Path";
    private const string OfPathInSnapshot = "PathInSnapshot";
    private const string OfInput = "InputObject";
    private const string OfInputInSnapshot = "InputObjectInSnapshot";
    private const string OfMessage = "Message";
    private const string OfMessageInSnapshot = "MessageInSnapshot";

    private const string OfExecution = "Execution";
    private const string OfStateMachine = "StateMachine";

    private readonly RunRecords _records = new();
    private RunRecordSource? _source;

    /// <summary>Gets or sets files and folders with histories, descriptions of executions, or events of CloudTrail.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfPath)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfPathInSnapshot)]
    [SupportsWildcards]
    [PathTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the same as objects, files, or lines of JSON.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfInput)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfInputInSnapshot)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = Array.Empty<object>();

    /// <summary>Gets or sets texts of errors alone.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfMessage)]
    [Parameter(Mandatory = true, ParameterSetName = OfMessageInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string[] Message { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the folder with the accounts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPathInSnapshot)]
    [Parameter(Mandatory = true, ParameterSetName = OfInputInSnapshot)]
    [Parameter(Mandatory = true, ParameterSetName = OfMessageInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the execution that is read from its account, or that a history is of, which the history itself does not name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfExecution)]
    [Parameter(ParameterSetName = OfPath)]
    [Parameter(ParameterSetName = OfPathInSnapshot)]
    [Parameter(ParameterSetName = OfInput)]
    [Parameter(ParameterSetName = OfInputInSnapshot)]
    [Parameter(ParameterSetName = OfMessage)]
    [Parameter(ParameterSetName = OfMessageInSnapshot)]
    [ValidateNotNull]
    public ExecutionArn? ExecutionArn { get; set; }

    /// <summary>Gets or sets the state machine whose executions are read, or the one of input that does not tell it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfStateMachine)]
    [Parameter(ParameterSetName = OfPath)]
    [Parameter(ParameterSetName = OfPathInSnapshot)]
    [Parameter(ParameterSetName = OfInput)]
    [Parameter(ParameterSetName = OfInputInSnapshot)]
    [Parameter(ParameterSetName = OfMessage)]
    [Parameter(ParameterSetName = OfMessageInSnapshot)]
    [ArgumentCompleter(typeof(SnapshotStateMachineCompleter))]
    [ValidateNotNull]
    public StateMachineArn? StateMachineArn { get; set; }

    /// <summary>Gets or sets how many of the last executions that failed are looked at.</summary>
    [Parameter(ParameterSetName = OfStateMachine)]
    [ValidateRange(1, 1000)]
    public int Last { get; set; } = 20;

    /// <summary>Gets or sets values of context keys that cannot be known from the accounts.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Context { get; set; } = new Hashtable();

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter(ParameterSetName = OfPath)]
    [Parameter(ParameterSetName = OfInput)]
    [Parameter(ParameterSetName = OfMessage)]
    [Parameter(ParameterSetName = OfExecution)]
    [Parameter(ParameterSetName = OfStateMachine)]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } =
        new(new[] { OfPathInSnapshot, OfInputInSnapshot, OfMessageInSnapshot }, new[] { OfPath, OfInput, OfMessage, OfExecution, OfStateMachine }, HasSource: true)
        {
            Own = new[] { nameof(SessionToken), nameof(SnapshotPath) },
        };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _source = new RunRecordSource(this, _records);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _source!.ReadPaths(Path, isLiteral: false);
        _source.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName is OfExecution or OfStateMachine)
        {
            ResolveLive();
            return;
        }

        _source!.Complete();
        var steps = new List<FailedStep>(FailureSession.Find(_records, ExecutionArn, out int looked));
        steps.AddRange(Message.Select(text => FailureClassifier.ClassifyText(text) with { Execution = ExecutionArn }));
        if (looked == 0 && Message.Length == 0)
        {
            if (FailureCount == 0)
            {
                WriteFailure(Failures.RunRecordMissing());
            }

            return;
        }

        if (steps.Count == 0)
        {
            WriteVerbose($"{looked} record(s) of runs were looked at; none tells of a failure.");
            return;
        }

        AccountPorts ports = OpenAccounts();
        InventoryMachines listed = Listed(ports);
        IMachineLibrary machines = listed;
        if (ports.Sessions is { } sessions)
        {
            var live = new LiveRuns(this, sessions, listed);
            machines = live;
            steps = live.Followed(steps).ToList();
        }

        foreach (SyncRunFailure failure in Resolve(steps, ports, machines))
        {
            WriteObject(failure);
        }
    }

    /// <summary>Reads executions from their accounts; those of a state machine by their causes.</summary>
    private void ResolveLive()
    {
        AccountPorts ports = OpenAccounts();
        var live = new LiveRuns(this, ports.Sessions!, Listed(ports));
        IReadOnlyList<ExecutionArn> executions = ParameterSetName == OfExecution ? new[] { ExecutionArn! } : live.LastFailed(StateMachineArn!, Last);
        IEnumerable<SyncRunFailure> failures = Resolve(executions.SelectMany(live.Of), ports, live);
        int found = 0;
        foreach (SyncRunFailure failure in ParameterSetName == OfExecution ? failures : FailureGroups.Of(failures))
        {
            found++;
            WriteObject(failure);
        }

        if (found == 0 && FailureCount == 0)
        {
            WriteVerbose($"{executions.Count} execution(s) were looked at; none tells of a failure.");
        }
    }

    private InventoryMachines Listed(AccountPorts ports) => new(_records.Machines, ports.Reader, problem => WriteFailure(Failures.Account(problem)), Cancellation);

    private IEnumerable<SyncRunFailure> Resolve(IEnumerable<FailedStep> steps, AccountPorts ports, IMachineLibrary machines)
    {
        var resolver = new FailureResolver(ports.Reader, machines, StateMachineArn, AccessTestOptions.Default with { Context = ContextValues.Of(Context) });
        foreach (FailedStep step in steps)
        {
            SyncRunFailure failure = resolver.Resolve(step, Cancellation);
            TellCalls();
            yield return failure;
        }
    }
}
