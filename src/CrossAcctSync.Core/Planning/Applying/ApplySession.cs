using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>Groups of changes being made, several at a time where they have no role in common, and in order where they have one.</summary>
internal sealed class ApplySession
{
    private readonly List<ChangeGroup> _waiting;
    private readonly List<(ChangeGroup Group, Task<IReadOnlyList<SyncOutcome>> Work)> _running = new();
    private readonly IAccountReader _reader;
    private readonly SyncApplyOptions _options;
    private readonly ChangeWriter _changes;
    private readonly ApprovalLedger _approvals;
    private readonly AccountCheck _accounts;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ChangeGroup> _groups;
    private readonly Dictionary<ChangeGroup, IReadOnlyList<SyncOutcome>> _ended = new();
    private DateTimeOffset _start;
    private int _done;

    public ApplySession(
        IReadOnlyCollection<SyncChange> changes,
        IAccountReader reader,
        IAccountWriter writer,
        Func<SyncApproval, bool> approve,
        SyncApplyOptions options,
        CancellationToken cancellationToken)
    {
        SyncChange[] wanted = changes.Where(change => options.IncludeForeign || !change.IsForeign).ToArray();
        Foreign = changes.Where(change => !options.IncludeForeign && change.IsForeign)
            .Select(change => change.With(SyncChangeStatus.Planned, "Not made, for it takes away what somebody else has written, and that was not asked for."))
            .ToArray();
        _groups = ChangeGroup.Of(wanted);
        _waiting = _groups.ToList();
        _reader = reader;
        _options = options;
        _changes = new ChangeWriter(reader, writer, options.Journal);
        _approvals = new ApprovalLedger(wanted, approve);
        _accounts = new AccountCheck(writer, wanted.Select(change => change.AccountId), cancellationToken);
        _cancellationToken = cancellationToken;
    }

    private IReadOnlyList<SyncChange> Foreign { get; }

    public IEnumerable<SyncOutcome> Run()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        _start = _options.Clock();
        try
        {
            // Outcomes come in the order of the plan, also when a later group is done before an earlier one.
            foreach (ChangeGroup group in _groups)
            {
                while (!_ended.ContainsKey(group))
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    Advance(ending.Token);
                }

                foreach (SyncOutcome outcome in _ended[group])
                {
                    yield return outcome;
                }
            }

            if (Foreign.Count > 0)
            {
                yield return new SyncOutcome(Foreign, null);
            }
        }
        finally
        {
            // Whoever stops enumerating stops the work, and what is half made is written back before this returns.
            ending.Cancel();
            foreach ((_, Task<IReadOnlyList<SyncOutcome>> work) in _running)
            {
                _ = work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(Timeout.Infinite, CancellationToken.None);
            }
        }
    }

    /// <summary>Starts what can be started, and waits for the next group that ends.</summary>
    private void Advance(CancellationToken cancellationToken)
    {
        while (_running.Count < Math.Max(1, _options.ThrottleLimit) && _waiting.FindIndex(IsFree) is var index && index >= 0)
        {
            ChangeGroup group = _waiting[index];
            _waiting.RemoveAt(index);
            bool isUncertain = _incomplete.Overlaps(group.Places);
            if (isUncertain && group.IsExcess)
            {
                End(group, new[] { group.Leave("Not made, for not all that is needed could be granted before.") });
                return;
            }

            // Asked here, and not by the worker: questions are for the thread that enumerates.
            IReadOnlyDictionary<string, SyncFailure?> stopped = Stopped(group);
            if (_options.ThrottleLimit <= 1)
            {
                End(group, Make(group, stopped, isUncertain, cancellationToken));
                return;
            }

            _running.Add((group, Task.Run(() => Make(group, stopped, isUncertain, cancellationToken), CancellationToken.None)));
        }

        int ended = Task.WaitAny(_running.Select(running => running.Work).ToArray<Task>(), _cancellationToken);
        (ChangeGroup done, Task<IReadOnlyList<SyncOutcome>> work) = _running[ended];
        _running.RemoveAt(ended);
        End(done, work.GetAwaiter().GetResult());
    }

    private IReadOnlyList<SyncOutcome> Make(ChangeGroup group, IReadOnlyDictionary<string, SyncFailure?> stopped, bool isUncertain, CancellationToken cancellationToken)
    {
        (IReadOnlyList<SyncChange> changes, SyncFailure? failure) = isUncertain
            ? GroupRevision.Of(group, _reader, _options.IncludeForeign, cancellationToken)
            : (group.Changes, null);
        if (failure is not null)
        {
            stopped = group.Changes.Select(change => change.RoleArn).Distinct(StringComparer.Ordinal)
                .ToDictionary(role => role, role => stopped.TryGetValue(role, out SyncFailure? own) ? own : failure, StringComparer.Ordinal);
        }

        return new GroupApplication(failure is null ? changes : group.Changes, _reader, _changes, stopped).Run(cancellationToken);
    }

    private bool IsFree(ChangeGroup group) =>
        !_running.Any(running => running.Group.Touches(group))
        && !_waiting.TakeWhile(other => other != group).Any(earlier => earlier.Touches(group));

    /// <summary>The roles of a group that may not be changed; with a failure where an account is the reason.</summary>
    private Dictionary<string, SyncFailure?> Stopped(ChangeGroup group)
    {
        var stopped = new Dictionary<string, SyncFailure?>(StringComparer.Ordinal);
        foreach (SyncChange change in group.Changes)
        {
            if (stopped.ContainsKey(change.RoleArn))
            {
                continue;
            }

            if (!_approvals.IsApproved(change.RoleArn))
            {
                stopped.Add(change.RoleArn, null);
            }
            else if (_accounts.Find(change.AccountId) is { } problem)
            {
                stopped.Add(change.RoleArn, new SyncFailure(SyncFailureKind.AccountRefused, $"{change}: nothing was written. {problem.Message}", problem.RecommendedAction, change) { Problem = problem });
            }
        }

        return stopped;
    }

    private void End(ChangeGroup group, IReadOnlyList<SyncOutcome> outcomes)
    {
        _done++;
        _ended.Add(group, outcomes);
        if (outcomes.SelectMany(outcome => outcome.Changes).Any(change => change.Status is not (SyncChangeStatus.Applied or SyncChangeStatus.AlreadyApplied)))
        {
            _incomplete.UnionWith(group.Places);
        }

        TimeSpan passed = _options.Clock() - _start;
        _options.Progress?.Invoke(new SyncProgress(_done, _groups.Count, TimeSpan.FromTicks(passed.Ticks / _done * (_groups.Count - _done))));
    }
}
