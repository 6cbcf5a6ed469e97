using System;
using CrossAcctSync.Arns;
using CrossAcctSync.Diagnosis.Wording;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>
/// Tells the kind of a failure by its text and its place. Only what AWS itself writes counts as a denial: functions, workers,
/// jobs and callers of the API choose their texts freely, and can repeat any sentence.
/// </summary>
internal static class FailureClassifier
{
    private const int MostText = 1000;

    /// <summary>A state that failed.</summary>
    /// <param name="failed">The event.</param>
    /// <param name="scheduled">The event that handed the call over, or null.</param>
    /// <param name="isStarted">Whether the call that starts the job had been answered.</param>
    public static FailedStep Classify(HistoryEvent failed, HistoryEvent? scheduled, bool isStarted)
    {
        FailedStep step = Told(failed, scheduled, isStarted);
        return step with
        {
            Error = failed.Error,
            Message = Shortened(step.Message),
            TargetRole = scheduled?.RoleArn ?? step.TargetRole,
            HasNoCredentials = scheduled is { RoleArn: null },
            Call = scheduled?.Resource is { } resource ? new ObservedCall(scheduled.ResourceType, resource, scheduled.Parameters) : null,
        };
    }

    /// <summary>An execution that ended, and no state that failed led to it.</summary>
    /// <param name="end">The event.</param>
    /// <param name="entered">The state that was entered last, or null.</param>
    /// <param name="isWhole">Whether what came before is at hand.</param>
    public static FailedStep ClassifyEnd(HistoryEvent end, HistoryEvent? entered, bool isWhole)
    {
        FailedStep step =
            end.Type == "ExecutionAborted" ? NotAccess(end.Cause, "Somebody stopped the execution.")
            : end.Type == "ExecutionTimedOut" ? NotAccess(end.Cause, "The execution took longer than its TimeoutSeconds.")
            : entered?.Type == "FailStateEntered" ? NotAccess(end.Cause, "A Fail state ended the execution, with a text that the definition chose.")
            : CauseJson.Of(end.Cause) is { } json ? OfJson(json, isLambda: false)
            : OfText(end.Error, end.Cause, isStarted: false);
        return step with
        {
            Error = end.Error,
            Message = Shortened(step.Message),
            IsTextAlone = true,
            Note = isWhole ? step.Note : "The events before the end are not at hand, so that it is not known which state failed.",
        };
    }

    /// <summary>A text that stands alone.</summary>
    public static FailedStep ClassifyText(string text)
    {
        FailedStep step = CauseJson.Of(text) is { } json ? OfJson(json, isLambda: false) : OfText(null, text, isStarted: false);
        return step with { Message = Shortened(step.Message), IsTextAlone = true };
    }

    /// <summary>A text of AWS's own.</summary>
    /// <param name="error">The name of the error, or null.</param>
    /// <param name="text">The text.</param>
    /// <param name="isStarted">Whether the call that starts the job had been answered.</param>
    public static FailedStep OfText(string? error, string? text, bool isStarted)
    {
        if (AssumeRefusal.Of(text) is { } refusal)
        {
            return new FailedStep { Cause = SyncFailureCause.AssumeRoleRefused, Message = text, SourceRole = refusal.Source?.ToString(), TargetRole = refusal.Target?.ToString() };
        }

        if (FailureWords.IsExecutionRole(text))
        {
            return new FailedStep { Cause = SyncFailureCause.ExecutionRoleRefused, Message = text };
        }

        SyncFailureCause denied = isStarted ? SyncFailureCause.PollDenied : SyncFailureCause.CallDenied;
        if (DenialText.Of(text) is { } denial)
        {
            return new FailedStep { Cause = denied, Message = text, Denial = denial };
        }

        if (FailureWords.IsManagedRule(text))
        {
            return new FailedStep
            {
                Cause = SyncFailureCause.DeniedElsewhere,
                Message = text,
                Note = "The execution role may not make the EventBridge rule by which Step Functions waits for jobs of its own account. Tasks with a role of another account need none.",
            };
        }

        SyncFailureCause cause =
            FailureWords.IsDefinition(error, text) ? SyncFailureCause.DefinitionRefused
            : FailureWords.IsQuota(error, text) ? SyncFailureCause.QuotaOrThrottling
            : FailureWords.IsDenied(error, text) ? denied
            : FailureWords.IsOther(error, text) ? SyncFailureCause.NotAccess
            : SyncFailureCause.Unknown;
        return new FailedStep { Cause = cause, Message = text };
    }

    private static FailedStep Told(HistoryEvent failed, HistoryEvent? scheduled, bool isStarted)
    {
        switch (failed.Type)
        {
            case "MapRunFailed":
                return new FailedStep { Cause = SyncFailureCause.MapRun, Message = failed.Cause };
            case "EvaluationFailed":
                return NotAccess(failed.Cause, "An expression of the definition could not be worked out.");
            case "TaskTimedOut" or "LambdaFunctionTimedOut" or "ActivityTimedOut":
                return NotAccess(failed.Cause, "The state took longer than it may, or its heartbeat stayed away.");
            case "ActivityFailed":
                return NotAccess(failed.Cause, "The activity's worker reported it, with a text of its own.");
        }

        string? resource = failed.Resource ?? scheduled?.Resource;
        if (isStarted && resource?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true)
        {
            return NotAccess(failed.Cause, "Whoever has the task token reported it, with a text of its own.");
        }

        if (failed.Error?.StartsWith("States.Http.", StringComparison.Ordinal) == true)
        {
            return NotAccess(null, "The HTTP endpoint answered with an error.");
        }

        bool isLambda = failed.Type.StartsWith("Lambda", StringComparison.Ordinal) || (failed.ResourceType ?? scheduled?.ResourceType) == "lambda";
        if (CauseJson.Of(failed.Cause) is { } json)
        {
            return OfJson(json, isLambda);
        }

        // Lambda's own errors begin with its name, and those of Step Functions with States.
        bool isThrown = isLambda && failed.Error is { } error && !error.StartsWith("Lambda.", StringComparison.Ordinal) && !error.StartsWith("States.", StringComparison.Ordinal);
        return isThrown ? Thrown(failed.Cause, "The function") : OfText(failed.Error, failed.Cause, isStarted);
    }

    private static FailedStep OfJson(CauseJson json, bool isLambda)
    {
        if (json.NestedExecution is { } nested)
        {
            string message = json.Error is null ? json.Message ?? string.Empty : $"{json.Error}: {json.Message}";
            return new FailedStep { Cause = SyncFailureCause.NestedExecution, Message = message, NestedExecution = nested };
        }

        return Thrown(json.Message, isLambda || json.IsThrownByFunction ? "The function" : "The job");
    }

    private static FailedStep Thrown(string? message, string who) => DenialText.Of(message) is { } denial
        ? new FailedStep
        {
            Cause = SyncFailureCause.DeniedElsewhere,
            Message = message,
            Denial = denial,
            Note = $"{who} ran, and reports a denial of a call that it made itself, with a text that it chose.",
        }
        : NotAccess(message, $"{who} ran, and failed by itself.");

    private static FailedStep NotAccess(string? message, string note) => new() { Cause = SyncFailureCause.NotAccess, Message = message, Note = note };

    private static string? Shortened(string? text) => text is { Length: > MostText } ? text.Substring(0, MostText) + "…" : text;
}
