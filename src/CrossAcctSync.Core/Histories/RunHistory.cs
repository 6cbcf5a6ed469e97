using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Histories;

/// <summary>The events of one execution, or those of them that are at hand.</summary>
internal sealed class RunHistory
{
    private readonly Dictionary<long, HistoryEvent> _events = new();
    // Tasks that ended well, and what led to their end: their arguments are let go.
    private readonly HashSet<long> _done = new();

    public RunHistory(string? source) => Source = source;

    /// <summary>The file that the first of the events came from, or null.</summary>
    public string? Source { get; }

    /// <summary>The execution, where that is known: a history does not name it.</summary>
    public ExecutionArn? Execution { get; set; }

    public int Count => _events.Count;

    public long FirstId { get; private set; } = long.MaxValue;

    public long LastId { get; private set; }

    /// <summary>The first event of the execution; null where the events begin later.</summary>
    public HistoryEvent? Start => Find(1) is { Type: "ExecutionStarted" } start ? start : null;

    /// <summary>The event that ended the execution; null while it runs, or where the events end sooner.</summary>
    public HistoryEvent? End => Find(LastId) is { } last && IsTerminal(last.Type) ? last : null;

    /// <summary>The events in order.</summary>
    public IEnumerable<HistoryEvent> Events => _events.Values.OrderBy(one => one.Id);

    public static bool IsTerminal(string type) => type is "ExecutionFailed" or "ExecutionSucceeded" or "ExecutionAborted" or "ExecutionTimedOut";

    public bool Has(long id) => _events.ContainsKey(id);

    public HistoryEvent? Find(long id) => _events.TryGetValue(id, out HistoryEvent? found) ? found : null;

    /// <summary>Whether the arguments of the task with this number are still of interest.</summary>
    public bool WantsParameters(long id) => !_done.Contains(id);

    public void Add(HistoryEvent added)
    {
        _events[added.Id] = added;
        FirstId = Math.Min(FirstId, added.Id);
        LastId = Math.Max(LastId, added.Id);
        HistoryEvent? passed = added.Type is "TaskSucceeded" or "LambdaFunctionSucceeded" or "ActivitySucceeded" || _done.Contains(added.Id) ? added : null;
        while (passed is not null && !passed.IsEntry)
        {
            _done.Add(passed.Id);
            if (passed.Parameters is not null)
            {
                _events[passed.Id] = passed with { Parameters = null };
            }

            if (passed.IsScheduled)
            {
                return;
            }

            _done.Add(passed.PreviousId);
            passed = Find(passed.PreviousId);
        }
    }

    /// <summary>An event and what led to it, back to the first that is at hand.</summary>
    public IEnumerable<HistoryEvent> Chain(HistoryEvent from)
    {
        long last = long.MaxValue;
        for (HistoryEvent? one = from; one is not null && one.Id < last; one = Find(one.PreviousId))
        {
            last = one.Id;
            yield return one;
        }
    }
}
