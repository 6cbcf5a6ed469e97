using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;

namespace CrossAcctSync.Planning;

/// <summary>
/// A group that is planned again on what its roles are now, before the first of its changes is made. An earlier group
/// that touches the same roles did not end well, and a change may lean on what that one was to leave behind.
/// </summary>
internal sealed class GroupRevision
{
    private readonly ChangeGroup _group;
    private readonly bool _includesForeign;
    private readonly List<SyncChange> _changes = new();

    private GroupRevision(ChangeGroup group, bool includesForeign)
    {
        _group = group;
        _includesForeign = includesForeign;
    }

    /// <summary>Plans a group again; needs that are met by now leave their changes as made already.</summary>
    /// <param name="group">The group as it was planned.</param>
    /// <param name="reader">The accounts.</param>
    /// <param name="includesForeign">Whether changes are made that take away what somebody else has written.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The changes in order, or why there can be none.</returns>
    public static (IReadOnlyList<SyncChange> Changes, SyncFailure? Failure) Of(ChangeGroup group, IAccountReader reader, bool includesForeign, CancellationToken cancellationToken)
    {
        // A change that tells no need, such as one of a journal, cannot be planned again, nor can what is around it.
        if (group.Changes.Any(change => change.Need is null))
        {
            return (group.Changes, null);
        }

        var revision = new GroupRevision(group, includesForeign);
        SyncFailure? failure = revision.Run(reader, cancellationToken);
        return (revision._changes, failure);
    }

    private SyncFailure? Run(IAccountReader reader, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<RoleArn, RoleLookup> found = reader.FindRoles(_group.Changes.Select(change => change.Role).Distinct().ToArray(), cancellationToken);
        var roles = new PlannedRoles(
            found.Where(role => role.Value.Role is not null).ToDictionary(role => role.Key, role => role.Value.Role!),
            arn => reader.FindManagedPolicy(arn, cancellationToken));
        foreach (IGrouping<SyncNeed, SyncChange> planned in _group.Changes.GroupBy(change => change.Need!))
        {
            SyncChange first = planned.First();
            if (planned.Key is RoleNeed)
            {
                _changes.AddRange(planned);
                if (!roles.Has(first.Role))
                {
                    roles.Make(first);
                }

                continue;
            }

            SyncDraft draft = roles.Has(first.Role)
                ? SyncDraft.Of(planned.Key, roles.Context(planned.Key, null))
                : SyncDraft.Of(RoleProblem.Of(first.Role, found[first.Role]));
            if (draft.Problem is { } problem)
            {
                return Failed(first, problem);
            }

            Add(planned, draft.Changes, roles);
        }

        return null;
    }

    private void Add(IEnumerable<SyncChange> planned, IReadOnlyList<SyncChange> drafted, PlannedRoles roles)
    {
        if (drafted.Count == 0)
        {
            _changes.AddRange(planned.Select(change => change.With(SyncChangeStatus.AlreadyApplied, "The role has by now all that is needed.")));
            return;
        }

        foreach (SyncChange change in drafted.Where(change => _includesForeign || !change.IsForeign))
        {
            roles.Make(change);
            _changes.Add(change with
            {
                Group = planned.First().Group,
                RoleId = planned.First().RoleId ?? change.RoleId,
                Requirements = planned.SelectMany(one => one.Requirements).Where(requirement => change.StateMachineArns.Contains(requirement.StateMachineArn)).Distinct().ToArray(),
            });
        }
    }

    private static SyncFailure Failed(SyncChange change, SyncPolicyProblem problem) => new(
        SyncFailureKind.ChangeFailed,
        $"{change}: nothing was written for the target role {change.TargetRoleArn}. An earlier change of the same roles failed, and planning this one again did so, too: {problem.Message}",
        problem.RecommendedAction,
        change);
}
