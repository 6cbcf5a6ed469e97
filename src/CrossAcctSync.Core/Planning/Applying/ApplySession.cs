using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Running;

namespace CrossAcctSync.Planning;

/// <summary>
/// Groups of changes being made, several at a time where they have no role in common or nothing but execution roles, and in
/// order where they have another one.
/// </summary>
internal sealed class ApplySession
{
    // A plan of many thousands is not looked through for each of its groups.
    private const int MostPassedOver = 256;

    private readonly List<ChangeGroup> _waiting;
    private readonly List<(IReadOnlyList<ChangeGroup> Groups, Task<IReadOnlyList<GroupApplication>> Work)> _running = new();
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
            foreach ((_, Task<IReadOnlyList<GroupApplication>> work) in _running)
            {
                IdleWork.Wait(work);
            }
        }
    }

    /// <summary>Starts what can be started, and waits for the next group that ends.</summary>
    private void Advance(CancellationToken cancellationToken)
    {
        while (Room > 0 && _waiting.FindIndex(IsFree) is var index && index >= 0)
        {
            ChangeGroup group = _waiting[index];
            bool isUncertain = _incomplete.Overlaps(group.Places);
            if (isUncertain && group.IsExcess)
            {
                _waiting.RemoveAt(index);
                End(group, new[] { group.Leave("Not made, for not all that is needed could be granted before.") });
                return;
            }

            IReadOnlyList<ChangeGroup> batch = isUncertain || group.IsExcess ? new[] { group } : BatchFrom(index);
            _waiting.RemoveAll(batch.Contains);

            // Asked here, and not by the worker: questions are for the thread that enumerates.
            IReadOnlyDictionary<string, SyncFailure?>[] stopped = batch.Select(Stopped).ToArray();
            if (_options.ThrottleLimit <= 1)
            {
                End(batch, Make(batch, stopped, isUncertain, cancellationToken));
                return;
            }

            _running.Add((batch, Task.Run(() => Make(batch, stopped, isUncertain, cancellationToken), CancellationToken.None)));
        }

        int ended = IdleWork.WaitAny(_running.Select(running => running.Work).ToArray<Task>(), _cancellationToken);
        (IReadOnlyList<ChangeGroup> done, Task<IReadOnlyList<GroupApplication>> work) = _running[ended];
        _running.RemoveAt(ended);
        End(done, work.GetAwaiter().GetResult());
    }

    /// <summary>How many groups can be begun.</summary>
    private int Room => Math.Max(1, _options.ThrottleLimit) - _running.Sum(running => running.Groups.Count);

    /// <summary>A group that can be begun, and those behind it that wait for nothing but its execution roles.</summary>
    private List<ChangeGroup> BatchFrom(int index)
    {
        var batch = new List<ChangeGroup> { _waiting[index] };
        var others = _waiting.Take(index).ToList();
        foreach (ChangeGroup group in _waiting.Skip(index + 1).TakeWhile(_ => batch.Count < Room && others.Count < MostPassedOver))
        {
            bool joins = batch.Exists(group.SharesOnlySources) && batch.TrueForAll(one => !one.Touches(group) || one.SharesOnlySources(group))
                && !_incomplete.Overlaps(group.Places) && !_running.Exists(running => running.Groups.Any(group.Touches)) && !others.Exists(group.Touches);
            (joins ? batch : others).Add(group);
        }

        return batch;
    }

    private IReadOnlyList<GroupApplication> Make(IReadOnlyList<ChangeGroup> batch, IReadOnlyList<IReadOnlyDictionary<string, SyncFailure?>> stopped, bool isUncertain, CancellationToken cancellationToken)
    {
        GroupApplication[] groups = batch.Select((group, index) => Prepare(group, stopped[index], isUncertain, cancellationToken)).ToArray();
        if (groups.Length == 1)
        {
            groups[0].Run(cancellationToken);
        }
        else
        {
            new BatchApplication(groups, _options.IncludeForeign).Run(cancellationToken);
        }

        return groups;
    }

    private GroupApplication Prepare(ChangeGroup group, IReadOnlyDictionary<string, SyncFailure?> stopped, bool isUncertain, CancellationToken cancellationToken)
    {
        (IReadOnlyList<SyncChange> changes, SyncFailure? failure) = isUncertain
            ? GroupRevision.Of(group, _reader, _options.IncludeForeign, cancellationToken)
            : (group.Changes, null);
        if (failure is not null)
        {
            stopped = group.Changes.Select(change => change.RoleArn).Distinct(StringComparer.Ordinal)
                .ToDictionary(role => role, role => stopped.TryGetValue(role, out SyncFailure? own) ? own : failure, StringComparer.Ordinal);
        }

        return new GroupApplication(failure is null ? changes : group.Changes, _reader, _changes, stopped);
    }

    private bool IsFree(ChangeGroup group) =>
        !_running.Any(running => running.Groups.Any(group.Touches))
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

    private void End(IReadOnlyList<ChangeGroup> batch, IReadOnlyList<GroupApplication> made)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            End(batch[i], made[i].Outcomes());
        }
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
