using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>The changes for one target role being made.</summary>
internal sealed class GroupApplication
{
    // Whoever writes to the same policy at the same time wins after that.
    private const int MostPlans = 3;

    private readonly SyncChange[] _changes;
    private readonly IAccountReader _reader;
    private readonly IAccountWriter _writer;

    public GroupApplication(SyncChange[] changes, IAccountReader reader, IAccountWriter writer)
    {
        _changes = changes;
        _reader = reader;
        _writer = writer;
    }

    public SyncOutcome Run(CancellationToken cancellationToken)
    {
        bool isComplete = false;
        int done = 0;
        try
        {
            for (; done < _changes.Length; done++)
            {
                if (Make(done, cancellationToken) is { } failure)
                {
                    isComplete = true;
                    return Fail(done, failure);
                }
            }

            isComplete = true;
            return new SyncOutcome(_changes, null);
        }
        finally
        {
            if (!isComplete)
            {
                // Cancelled, or an error that no port should throw: what was written is written back all the same.
                RollBack(done, "the work was ended before the last change");
            }
        }
    }

    /// <summary>Makes one change, and plans it again when the policy has changed. Why it could not be made, or null.</summary>
    private SyncFailure? Make(int index, CancellationToken cancellationToken)
    {
        for (int plan = 0; ; plan++)
        {
            SyncChange change = _changes[index];
            AccountWrite write = ChangeWriter.Apply(_writer, change, cancellationToken);
            if (write.IsDone)
            {
                bool isWritten = write.Status == AccountWriteStatus.Written;
                string again = plan == 0 ? string.Empty : " It was planned again, for the policy had changed.";
                _changes[index] = change.With(isWritten ? SyncChangeStatus.Applied : SyncChangeStatus.AlreadyApplied, write.Reason + again);
                return null;
            }

            if (write.Status != AccountWriteStatus.Conflict)
            {
                return Failed(SyncFailureKind.ChangeFailed, change, write.Reason, "See the reason; a role that has been deleted has to be created first.");
            }

            if (change.Need is null || plan == MostPlans)
            {
                string tried = plan == 0 ? string.Empty : $" It was planned again {plan} times, and changed each time.";
                return Failed(SyncFailureKind.ChangeConflict, change, write.Reason + tried, "See who else writes to the policy, then plan again.");
            }

            if (PlanAgain(index, cancellationToken) is { } failure)
            {
                return failure;
            }

            if (_changes[index].Status == SyncChangeStatus.AlreadyApplied)
            {
                return null;
            }
        }
    }

    private SyncFailure? PlanAgain(int index, CancellationToken cancellationToken)
    {
        SyncChange change = _changes[index];
        RoleArn role = change.Role;
        RoleLookup lookup = _reader.FindRoles(new[] { role }, cancellationToken)[role];
        SyncDraft draft = lookup.Role is null ? SyncDraft.Of(RoleProblem.Of(role, lookup)) : SyncDraft.Of(change.Need!, lookup.Role);
        if (draft.Problem is { } problem)
        {
            return Failed(SyncFailureKind.ChangeFailed, change, $"The policy had changed, and could not be planned again: {problem.Message}", problem.RecommendedAction);
        }

        _changes[index] = draft.Change ?? change.With(SyncChangeStatus.AlreadyApplied, "The policy has changed meanwhile, and the role has now all that is needed.");
        return null;
    }

    private static SyncFailure Failed(SyncFailureKind kind, SyncChange change, string reason, string action) => new(kind, $"{change}: {reason}", action, change);

    private SyncOutcome Fail(int failed, SyncFailure failure)
    {
        _changes[failed] = _changes[failed].With(SyncChangeStatus.Failed, failure.Message);
        for (int i = failed + 1; i < _changes.Length; i++)
        {
            _changes[i] = _changes[i].With(SyncChangeStatus.Planned, $"Not made, for {_changes[failed]} failed.");
        }

        IReadOnlyList<string> stuck = RollBack(failed, $"{_changes[failed]} failed");
        SyncFailure told = stuck.Count > 0
            ? failure with
            {
                Kind = SyncFailureKind.RollbackFailed,
                Message = $"{failure.Message} What was written before stays, for it could not be written back: {string.Join(" ", stuck)}",
                RecommendedAction = "Take the changes with the status Applied back with Undo-SyncChange.",
            }
            : failure;
        return new SyncOutcome(_changes, told with { Change = _changes[failed] });
    }

    /// <summary>Writes back, last change first, what was written; says what could not be.</summary>
    private List<string> RollBack(int count, string reason)
    {
        var stuck = new List<string>();
        for (int i = count - 1; i >= 0; i--)
        {
            SyncChange change = _changes[i];
            if (change.Status != SyncChangeStatus.Applied)
            {
                continue;
            }

            // Not to be cancelled: half a group is worse than a late end.
            AccountWrite write = ChangeWriter.Revert(_writer, change, change.After, CancellationToken.None);
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
}
