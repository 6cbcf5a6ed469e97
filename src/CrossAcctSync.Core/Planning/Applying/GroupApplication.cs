using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>
/// The changes of one group being made. A state machine whose change fails drops out with all of its own changes; what it
/// shares with others, such as the trust policy, is made for the others alone.
/// </summary>
internal sealed class GroupApplication
{
    private static readonly string[] Nobody = { string.Empty };

    private readonly List<SyncChange> _changes;
    private readonly IAccountReader _reader;
    private readonly ChangeAttempt _attempt;
    private readonly ChangeWriter _writer;
    private readonly IReadOnlyDictionary<string, SyncFailure?> _stopped;
    private readonly Dictionary<string, string> _out = new(StringComparer.Ordinal);
    private readonly List<(HashSet<string> Machines, SyncFailure? Failure)> _failures = new();
    private readonly List<(int Place, SyncChange Failed, IReadOnlyCollection<string> Machines)> _owed = new();
    private int _next;

    /// <param name="changes">The changes in order.</param>
    /// <param name="reader">The accounts, to plan again.</param>
    /// <param name="writer">Makes the changes.</param>
    /// <param name="stopped">The roles that may not be changed; with a failure where that is one.</param>
    public GroupApplication(IReadOnlyList<SyncChange> changes, IAccountReader reader, ChangeWriter writer, IReadOnlyDictionary<string, SyncFailure?> stopped)
    {
        _changes = changes.ToList();
        _reader = reader;
        _attempt = new ChangeAttempt(reader, writer);
        _writer = writer;
        _stopped = stopped;
        DropStopped();
    }

    /// <summary>
    /// Whether other groups have written on top of what this one wrote on the source's side. What fails then is not written
    /// back at once: it is owed until that of the others is off.
    /// </summary>
    public bool IsCovered { get; set; }

    /// <summary>Whether what it wrote on the source's side has to stay: something that leans on it could not be taken off.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether something that it wrote on the source's side stands.</summary>
    public bool Stands => _changes.Exists(change => ChangeGroup.IsShared(change) && change.Status == SyncChangeStatus.Applied);

    /// <summary>Whether something of the group has dropped out.</summary>
    public bool IsIncomplete => _out.Count > 0;

    /// <summary>Whether something failed that is still to be written back.</summary>
    public bool Owes => _owed.Count > 0;

    /// <summary>Makes all changes.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        bool isDone = false;
        try
        {
            MakeWhile(_ => true, cancellationToken);
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                Abort();
            }
        }
    }

    /// <summary>Makes changes from where it stopped, as long as they are meant.</summary>
    public void MakeWhile(Func<SyncChange, bool> isMeant, CancellationToken cancellationToken)
    {
        for (; _next < _changes.Count && isMeant(_changes[_next]); _next++)
        {
            Make(_next, cancellationToken);
        }
    }

    /// <summary>Writes back what is owed.</summary>
    public void Settle()
    {
        foreach ((int place, SyncChange failed, IReadOnlyCollection<string> machines) in _owed)
        {
            WriteBack(place, failed, machines);
        }

        _owed.Clear();
    }

    /// <summary>Takes what stands on the source's side off, so that what is below it can be written back.</summary>
    public void Uncover()
    {
        RollBack(IsMeant, "a change below it is");
        for (int i = 0; i < _changes.Count; i++)
        {
            if (IsMeant(_changes[i]) && _changes[i].Status is SyncChangeStatus.RolledBack or SyncChangeStatus.AlreadyApplied)
            {
                _changes[i] = _changes[i].With(SyncChangeStatus.Planned, "To be made again.");
            }
        }

        bool IsMeant(SyncChange change) => ChangeGroup.IsShared(change) && !Owners(change).All(_out.ContainsKey);
    }

    /// <summary>
    /// Plans again what is still to be made on the source's side, on what is there now: another group that leaves something
    /// there did not end well, and a change may lean on it.
    /// </summary>
    public void Revise(bool includesForeign, CancellationToken cancellationToken)
    {
        SyncChange[] left = _changes.Where(IsLeft).ToArray();
        if (left.Length == 0)
        {
            return;
        }

        (IReadOnlyList<SyncChange> changes, SyncFailure? failure) = GroupRevision.Of(new ChangeGroup(left), _reader, includesForeign, cancellationToken);
        int first = _changes.FindIndex(IsLeft);
        if (failure is not null)
        {
            SyncChange failed = left[0].With(SyncChangeStatus.Failed, failure.Message);
            _changes[first] = failed;
            Fail(failed, left.SelectMany(Owners).Distinct(StringComparer.Ordinal).ToArray(), failure);
            return;
        }

        _changes.RemoveAll(IsLeft);
        _changes.InsertRange(first, changes);

        bool IsLeft(SyncChange change) => ChangeGroup.IsShared(change) && change.Status == SyncChangeStatus.Planned && !Owners(change).All(_out.ContainsKey);
    }

    /// <summary>Makes what is still to be made on the source's side after it was taken off.</summary>
    public void Cover(CancellationToken cancellationToken)
    {
        for (_next = 0; _next < _changes.Count; _next++)
        {
            if (ChangeGroup.IsShared(_changes[_next]) && _changes[_next].Status == SyncChangeStatus.Planned)
            {
                Make(_next, cancellationToken);
            }
        }
    }

    /// <summary>Writes back all that was written: the work was cancelled, or met an error that no port should throw.</summary>
    public void Abort()
    {
        if (_next < _changes.Count)
        {
            _changes[_next] = _attempt.Look(_changes[_next]);
        }

        RollBack(_ => true, "the work was ended before the last change");
    }

    /// <summary>Those that a change is for; what is for nobody, such as what is beyond the need, is for itself.</summary>
    private static IReadOnlyList<string> Owners(SyncChange change) => change.StateMachineArns.Count == 0 ? Nobody : change.StateMachineArns;

    private void DropStopped()
    {
        foreach (KeyValuePair<string, SyncFailure?> role in _stopped)
        {
            string reason = role.Value?.Message ?? $"the change of {role.Key} was not approved.";
            Drop(_changes.Where(change => change.RoleArn == role.Key).SelectMany(Owners), reason, role.Value);
        }
    }

    private void Make(int index, CancellationToken cancellationToken)
    {
        SyncChange change = _changes[index];
        string[] machines = Owners(change).Where(machine => !_out.ContainsKey(machine)).ToArray();
        if (machines.Length == 0)
        {
            string reason = _out[Owners(change)[0]];
            _changes[index] = change.With(SyncChangeStatus.Planned, "Not made, for " + reason);
            return;
        }

        SyncFailure? failure = null;
        if (machines.Length < Owners(change).Count)
        {
            (change, failure) = _attempt.Narrow(change, machines, cancellationToken);
        }

        if (failure is null && change.Status == SyncChangeStatus.Planned)
        {
            (change, failure) = _attempt.Make(change, cancellationToken);
            _changes.InsertRange(index + 1, _attempt.Further.Where(further => !_changes.Exists(other => ChangeAttempt.IsSamePlace(other, further))));
        }

        _changes[index] = failure is null ? change : change.With(SyncChangeStatus.Failed, failure.Message);
        if (failure is not null)
        {
            Fail(_changes[index], machines, failure);
        }
    }

    private void Fail(SyncChange failed, IReadOnlyCollection<string> machines, SyncFailure failure)
    {
        int place = _failures.Count;
        Drop(machines, $"{failed} failed.", failure);
        if (IsCovered)
        {
            _owed.Add((place, failed, machines));
        }
        else
        {
            WriteBack(place, failed, machines);
        }
    }

    private void WriteBack(int place, SyncChange failed, IReadOnlyCollection<string> machines)
    {
        // What another state machine could not take back is told with its own failure.
        SyncFailure failure = _failures[place].Failure!;
        IReadOnlyList<string> stuck = RollBack(change => Owners(change).All(_out.ContainsKey) && Owners(change).Any(machines.Contains), $"{failed} failed");
        SyncFailure told = failure with { Change = failed };
        _failures[place] = (_failures[place].Machines, stuck.Count == 0 ? told : told with
        {
            Kind = SyncFailureKind.RollbackFailed,
            Message = $"{failure.Message} What was written before stays, for it could not be written back: {string.Join(" ", stuck)}",
            RecommendedAction = "Take the changes with the status Applied back with Undo-SyncChange.",
        });
    }

    private void Drop(IEnumerable<string> machines, string reason, SyncFailure? failure)
    {
        var dropped = new HashSet<string>(machines.Where(machine => !_out.ContainsKey(machine)), StringComparer.Ordinal);
        if (dropped.Count > 0)
        {
            _failures.Add((dropped, failure));
            foreach (string machine in dropped)
            {
                _out.Add(machine, reason);
            }
        }
    }

    /// <summary>Writes back, last change first, what was written; says what could not be.</summary>
    private List<string> RollBack(Func<SyncChange, bool> isMeant, string reason)
    {
        var stuck = new List<string>();
        for (int i = _changes.Count - 1; i >= 0; i--)
        {
            SyncChange change = _changes[i];
            if (change.Status != SyncChangeStatus.Applied || !isMeant(change))
            {
                continue;
            }

            // Not to be cancelled: half a group is worse than a late end.
            AccountWrite write = IsHeld && ChangeGroup.IsShared(change)
                ? new AccountWrite(AccountWriteStatus.Refused, "What was written on top of it could not be written back.")
                : _writer.Revert(change, CancellationToken.None);
            _changes[i] = write.IsDone
                ? change.With(SyncChangeStatus.RolledBack, $"Written back, for {reason}.")
                : change.With(SyncChangeStatus.Applied, $"It stands, for it could not be written back: {write.Reason}");
            if (!write.IsDone)
            {
                stuck.Add($"{change}: {write.Reason}");
            }
        }

        return stuck;
    }

    /// <summary>One outcome for each failure, with the changes of its state machines, and one for the rest.</summary>
    public IReadOnlyList<SyncOutcome> Outcomes()
    {
        var outcomes = new List<SyncOutcome>();
        var rest = new List<SyncChange>(_changes);

        // What was not approved is no failure, and stays in its place among the rest.
        List<(HashSet<string> Machines, SyncFailure? Failure)> failures = _failures.FindAll(one => one.Failure is not null);
        bool isAllFailed = failures.Count == _failures.Count && _changes.All(change => Owners(change).All(_out.ContainsKey));
        for (int i = 0; i < failures.Count; i++)
        {
            (HashSet<string> machines, SyncFailure? failure) = failures[i];
            bool takesRest = isAllFailed && i == failures.Count - 1;
            SyncChange[] own = rest.Where(change => takesRest || Owners(change).All(machines.Contains)).ToArray();
            rest.RemoveAll(own.Contains);
            outcomes.Add(new SyncOutcome(own, failure));
        }

        if (rest.Count > 0)
        {
            outcomes.Add(new SyncOutcome(rest, null));
        }

        return outcomes;
    }
}
