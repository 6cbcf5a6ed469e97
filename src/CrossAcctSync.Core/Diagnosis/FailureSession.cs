using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>The failures that records of runs tell of.</summary>
internal static class FailureSession
{
    /// <summary>The failures of all histories, events and descriptions, in the order of the records.</summary>
    /// <param name="records">What was read.</param>
    /// <param name="execution">The execution that the user names, for a history that does not tell it; or null.</param>
    /// <param name="looked">How many histories, events and descriptions there were.</param>
    public static IReadOnlyList<FailedStep> Find(RunRecords records, ExecutionArn? execution, out int looked)
    {
        IReadOnlyList<RunHistory> runs = records.Pages.Join();
        // One history and one execution belong together; of several nobody knows which is whose.
        ExecutionArn? only = execution ?? (records.Runs.Select(run => run.Execution).Distinct().ToArray() is { Length: 1 } one ? one[0] : null);
        var steps = new List<FailedStep>();
        foreach (RunHistory run in runs)
        {
            run.Execution ??= runs.Count == 1 ? only : null;
            steps.AddRange(new FailedStepFinder(run).Find());
        }

        foreach (SourceNode trail in records.TrailEvents)
        {
            if (TrailSteps.Of(trail) is { } step)
            {
                steps.Add(step);
            }
        }

        foreach (DescribedRun described in records.Runs.Where(described => described.Status is "FAILED" or "TIMED_OUT" or "ABORTED" && !runs.Any(run => described.Execution.Equals(run.Execution))))
        {
            steps.Add(OfDescribed(described));
        }

        looked = runs.Count + records.TrailEvents.Count + records.Runs.Count;
        return steps;
    }

    /// <summary>A failure of which only the answer of DescribeExecution is at hand, which names no state.</summary>
    private static FailedStep OfDescribed(DescribedRun described)
    {
        var end = new HistoryEvent
        {
            Type = described.Status == "ABORTED" ? "ExecutionAborted" : described.Status == "TIMED_OUT" ? "ExecutionTimedOut" : "ExecutionFailed",
            Time = described.StopTime,
            Error = described.Error,
            Cause = described.Cause,
        };
        return FailureClassifier.ClassifyEnd(end, null, isWhole: false) with
        {
            Execution = described.Execution,
            EventType = end.Type,
            Time = end.Time,
            EndedExecution = true,
        };
    }
}
