using System;

namespace CrossAcctSync.Histories;

/// <summary>
/// What access needs of an event of an execution's history
/// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html). Inputs and outputs of states are not kept.
/// </summary>
internal sealed record HistoryEvent
{
    /// <summary>The number of the event in its execution, counted from 1.</summary>
    public long Id { get; init; }

    /// <summary>The event that led to it; 0 for none.</summary>
    public long PreviousId { get; init; }

    /// <summary>The kind, for example <c>TaskScheduled</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>When it was; null where the text does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The state that is entered, left or evaluated.</summary>
    public string? StateName { get; init; }

    /// <summary>The name of the error.</summary>
    public string? Error { get; init; }

    /// <summary>What the error's source says of it.</summary>
    public string? Cause { get; init; }

    /// <summary>The service of a task, for example <c>glue</c> or <c>aws-sdk:dynamodb</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>What is called of it, for example <c>startJobRun.sync</c>, or the ARN of a function or activity.</summary>
    public string? Resource { get; init; }

    /// <summary>The region that is called.</summary>
    public string? Region { get; init; }

    /// <summary>The arguments of a scheduled task as JSON, worked out; null where they were not asked for or left out.</summary>
    public string? Parameters { get; init; }

    /// <summary>The role of a scheduled task's credentials, or the execution role of a started execution.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The Map run that was started.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>The version or alias of the state machine that was started.</summary>
    public string? QualifiedMachineArn { get; init; }

    /// <summary>Whether a task was handed over to be called.</summary>
    public bool IsScheduled => Type is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled";

    /// <summary>Whether a state was entered.</summary>
    public bool IsEntry => Type.EndsWith("StateEntered", StringComparison.Ordinal);

    /// <summary>Whether a state was left.</summary>
    public bool IsExit => Type.EndsWith("StateExited", StringComparison.Ordinal);
}
