using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Histories;

/// <summary>
/// Puts the pages of histories together. A page names no execution, so one goes behind another only where its events are the
/// next ones of exactly one history that has not ended.
/// </summary>
internal sealed class RunPages
{
    private readonly List<RunHistory> _pages = new();

    /// <summary>A page with the events that are added to it.</summary>
    public RunHistory Begin(string? source)
    {
        var page = new RunHistory(source);
        _pages.Add(page);
        return page;
    }

    /// <summary>The histories, in the order of their first pages.</summary>
    public IReadOnlyList<RunHistory> Join()
    {
        var runs = new List<RunHistory>();
        foreach (RunHistory page in _pages.Where(page => page.Count > 0).OrderBy(page => page.FirstId))
        {
            RunHistory[] before = runs.Where(run => Continues(run, page)).ToArray();
            if (before.Length != 1 || _pages.Count(other => other.FirstId == page.FirstId && other.Count > 0) > 1)
            {
                runs.Add(page);
                continue;
            }

            foreach (HistoryEvent one in page.Events)
            {
                before[0].Add(one);
            }

            before[0].Execution ??= page.Execution;
        }

        return runs.OrderBy(run => _pages.IndexOf(run)).ToArray();
    }

    private static bool Continues(RunHistory run, RunHistory page)
    {
        HistoryEvent first = page.Find(page.FirstId)!;
        return run.LastId == page.FirstId - 1
            && run.Has(first.PreviousId)
            && (run.End is null || first.Type == "ExecutionRedriven")
            && (run.Execution is null || page.Execution is null || run.Execution.Equals(page.Execution));
    }
}
