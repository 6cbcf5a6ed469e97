using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>
/// The failures of one history: each state that failed, once for each time that it was entered and each way in which it failed,
/// and the end of the execution where no state led to it.
/// </summary>
internal sealed class FailedStepFinder
{
    private static readonly HashSet<string> Leaves = new(StringComparer.Ordinal)
    {
        "TaskFailed", "TaskStartFailed", "TaskSubmitFailed", "TaskTimedOut",
        "LambdaFunctionFailed", "LambdaFunctionScheduleFailed", "LambdaFunctionStartFailed", "LambdaFunctionTimedOut",
        "ActivityFailed", "ActivityScheduleFailed", "ActivityTimedOut", "EvaluationFailed", "MapRunFailed",
    };

    private readonly RunHistory _run;

    public FailedStepFinder(RunHistory run) => _run = run;

    /// <summary>The failures in the order of their last events.</summary>
    public IReadOnlyList<FailedStep> Find()
    {
        var steps = new List<(long Event, FailedStep Step)>();
        var known = new Dictionary<(long Entry, SyncFailureCause Cause, string? Message, string? Role), int>();
        foreach (HistoryEvent failed in _run.Events.Where(one => Leaves.Contains(one.Type)))
        {
            FailedStep step = StepOf(failed, out long entry);
            var key = (entry, step.Cause, step.Denial is { } denial ? denial.Action + denial.Resource : step.Message, step.TargetRole);
            if (entry > 0 && known.TryGetValue(key, out int index))
            {
                steps[index] = (failed.Id, step with { Attempts = steps[index].Step.Attempts + 1 });
            }
            else
            {
                known[key] = steps.Count;
                steps.Add((failed.Id, step));
            }
        }

        return WithEnd(steps).Select(one => one.Step).ToArray();
    }

    private IEnumerable<(long Event, FailedStep Step)> WithEnd(List<(long Event, FailedStep Step)> steps)
    {
        if (_run.End is not { } end)
        {
            return steps.OrderBy(one => one.Event);
        }

        long ending = 0;
        if (end.Type != "ExecutionSucceeded")
        {
            HistoryEvent? leaf = _run.Chain(end).Skip(1).TakeWhile(one => !one.IsExit && !one.IsEntry).FirstOrDefault(one => Leaves.Contains(one.Type));
            ending = leaf?.Id ?? 0;
            if (leaf is null)
            {
                steps.Add((end.Id, EndOf(end)));
                ending = end.Id;
            }
        }

        return steps.Select(one => (one.Event, one.Step with { EndedExecution = one.Event == ending })).OrderBy(one => one.Event);
    }

    private FailedStep StepOf(HistoryEvent failed, out long entry)
    {
        HistoryEvent[] before = _run.Chain(failed).TakeWhile(one => !one.IsExit).ToArray();
        HistoryEvent? entered = before.FirstOrDefault(one => one.IsEntry);
        HistoryEvent[] own = before.TakeWhile(one => !one.IsEntry).ToArray();
        HistoryEvent? scheduled = own.Skip(1).FirstOrDefault(one => one.IsScheduled);
        bool isStarted = own.Skip(1).TakeWhile(one => !one.IsScheduled).Any(one => one.Type == "TaskSubmitted");
        entry = entered?.Id ?? 0;
        FailedStep step = FailureClassifier.Classify(failed, scheduled, isStarted) with
        {
            StateName = entered?.StateName ?? (failed.Type == "EvaluationFailed" ? failed.StateName : null),
            Around = entered is null ? Array.Empty<string>() : AroundOf(entered),
        };
        if (failed.Type == "MapRunFailed")
        {
            step = step with { MapRunArn = own.FirstOrDefault(one => one.MapRunArn is not null)?.MapRunArn };
        }

        return Placed(step, failed);
    }

    private FailedStep EndOf(HistoryEvent end)
    {
        HistoryEvent[] before = _run.Chain(end).Skip(1).ToArray();
        HistoryEvent? entered = before.TakeWhile(one => !one.IsExit).FirstOrDefault(one => one.IsEntry);
        FailedStep step = FailureClassifier.ClassifyEnd(end, entered, _run.Has(end.PreviousId));
        return Placed(step with { StateName = entered?.StateName, Around = entered is null ? Array.Empty<string>() : AroundOf(entered) }, end);
    }

    private FailedStep Placed(FailedStep step, HistoryEvent failed) => step with
    {
        Source = _run.Source,
        Execution = _run.Execution,
        Machine = Arns.StateMachineArn.TryParse(_run.Start?.QualifiedMachineArn, out Arns.StateMachineArn? machine, out _) ? machine.Unqualified : null,
        EventId = failed.Id.ToString(CultureInfo.InvariantCulture),
        EventType = failed.Type,
        Time = failed.Time,
        SourceRole = _run.Start?.RoleArn ?? step.SourceRole,
    };

    /// <summary>The Map and Parallel states that were entered and not yet left.</summary>
    private string[] AroundOf(HistoryEvent entered)
    {
        var around = new List<string>();
        var left = new Stack<string?>();
        foreach (HistoryEvent one in _run.Chain(entered).Skip(1))
        {
            if (one.IsExit)
            {
                left.Push(one.StateName);
            }
            else if (one.IsEntry && left.Count > 0 && left.Peek() == one.StateName)
            {
                left.Pop();
            }
            else if (one.IsEntry && left.Count == 0 && (one.Type.StartsWith("Map", StringComparison.Ordinal) || one.Type.StartsWith("Parallel", StringComparison.Ordinal)))
            {
                around.Insert(0, (one.Type[0] == 'M' ? "Map:" : "Parallel:") + one.StateName);
            }
        }

        return around.ToArray();
    }
}
