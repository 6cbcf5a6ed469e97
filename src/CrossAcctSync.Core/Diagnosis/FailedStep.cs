using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Diagnosis.Wording;

namespace CrossAcctSync.Diagnosis;

/// <summary>What a history, an event of CloudTrail or a text says of one failure, before any policy is looked at. Immutable.</summary>
internal sealed record FailedStep
{
    /// <summary>The file, or null.</summary>
    public string? Source { get; init; }

    public ExecutionArn? Execution { get; init; }

    /// <summary>The state machine, where the execution does not tell it.</summary>
    public StateMachineArn? Machine { get; init; }

    /// <summary>The number of the event in its history, or the id of CloudTrail's.</summary>
    public string? EventId { get; init; }

    public string? EventType { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? StateName { get; init; }

    /// <summary>The Map and Parallel states around the state, from the outside in, as <c>Map:Lines</c>.</summary>
    public IReadOnlyList<string> Around { get; init; } = Array.Empty<string>();

    public required SyncFailureCause Cause { get; init; }

    public string? Error { get; init; }

    /// <summary>What is said of the error; of a cause that may hold inputs only its message.</summary>
    public string? Message { get; init; }

    /// <summary>One sentence on what the kind rests on, where it is more than the text; else null.</summary>
    public string? Note { get; init; }

    public DenialText? Denial { get; init; }

    /// <summary>The execution role.</summary>
    public string? SourceRole { get; init; }

    /// <summary>The role of the task's credentials, worked out.</summary>
    public string? TargetRole { get; init; }

    /// <summary>Whether the record of the call is at hand and names no role, so that the task ran with the execution role.</summary>
    public bool HasNoCredentials { get; init; }

    /// <summary>What was called, as the history has it: service, API and arguments.</summary>
    public ObservedCall? Call { get; init; }

    /// <summary>The ExternalId, where the record of the call has it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>How often it failed in the same way within one entry of the state.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether it ended the execution; null where the history does not tell.</summary>
    public bool? EndedExecution { get; init; }

    public ExecutionArn? NestedExecution { get; init; }

    public string? MapRunArn { get; init; }

    /// <summary>The execution that started the one of the failure, where it was followed; else null.</summary>
    public string? ParentExecution { get; init; }

    /// <summary>Whether the failure is known by its text alone, without a record of the call.</summary>
    public bool IsTextAlone { get; init; }
}
