using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Planning;

/// <summary>One change being made, and planned again when what is there is not what was there before.</summary>
internal sealed class ChangeAttempt
{
    // Whoever writes to the same policy at the same time wins after that.
    private const int MostPlans = 3;

    private readonly IAccountReader _reader;
    private readonly ChangeWriter _writer;

    public ChangeAttempt(IAccountReader reader, ChangeWriter writer)
    {
        _reader = reader;
        _writer = writer;
    }

    /// <summary>What the last plan that was made again needs beside the change: more than was planned before, for something it leant on was taken back.</summary>
    public IReadOnlyList<SyncChange> Further { get; private set; } = Array.Empty<SyncChange>();

    /// <summary>Makes the change.</summary>
    /// <returns>The change with its status, and why it could not be made, or null.</returns>
    public (SyncChange Change, SyncFailure? Failure) Make(SyncChange change, CancellationToken cancellationToken)
    {
        Further = Array.Empty<SyncChange>();
        for (int plan = 0; ; plan++)
        {
            (AccountWrite write, change) = _writer.Apply(change, cancellationToken);
            if (write.IsDone)
            {
                bool isWritten = write.Status == AccountWriteStatus.Written;
                string again = plan == 0 ? string.Empty : " It was planned again, for the policy had changed.";
                return (change.With(isWritten ? SyncChangeStatus.Applied : SyncChangeStatus.AlreadyApplied, write.Reason + again), null);
            }

            if (write.Status != AccountWriteStatus.Conflict)
            {
                string action = write.Problem?.RecommendedAction ?? "See the reason; a role that has been deleted has to be created first.";
                return (change, Failed(SyncFailureKind.ChangeFailed, change, write.Reason, action) with { Problem = write.Problem });
            }

            if (change.Need is not { } need || plan == MostPlans)
            {
                string tried = plan == 0 ? string.Empty : $" It was planned again {plan} times, and changed each time.";
                return (change, Failed(SyncFailureKind.ChangeConflict, change, write.Reason + tried, "See who else writes to the policy, then plan again."));
            }

            (change, SyncFailure? failure) = PlanAgain(change, need, cancellationToken);
            if (failure is not null || change.Status == SyncChangeStatus.AlreadyApplied)
            {
                return (change, failure);
            }
        }
    }

    /// <summary>The same change for some of its state machines only.</summary>
    public (SyncChange Change, SyncFailure? Failure) Narrow(SyncChange change, IReadOnlyCollection<string> machines, CancellationToken cancellationToken)
    {
        if (change.Need is TrustNeed trust)
        {
            return PlanAgain(change, trust.Without(change.StateMachineArns.Except(machines, StringComparer.Ordinal)), cancellationToken);
        }

        // A new role is the same for one state machine as for many.
        return change.Kind == SyncChangeKind.CreateRole
            ? (change with { StateMachineArns = machines.ToArray() }, null)
            : (change, Failed(SyncFailureKind.ChangeFailed, change, "It cannot be made for some of its state machines only.", "Plan again without those that fail."));
    }

    /// <summary>A change whose write was broken off, as the account tells it.</summary>
    public SyncChange Look(SyncChange change) =>
        change.Status == SyncChangeStatus.Planned
        && ChangeState.Read(change, _reader, CancellationToken.None).IsSame(ChangeState.After(change))
        && !ChangeState.Before(change).IsSame(ChangeState.After(change))
            ? change.With(SyncChangeStatus.Applied, "It was written, though the answer was not waited for.")
            : change;

    private (SyncChange Change, SyncFailure? Failure) PlanAgain(SyncChange change, SyncNeed need, CancellationToken cancellationToken)
    {
        RoleArn role = change.Role;
        RoleLookup lookup = _reader.FindRoles(new[] { role }, cancellationToken)[role];
        SyncDraft draft = lookup.Role is null
            ? SyncDraft.Of(RoleProblem.Of(role, lookup))
            : SyncDraft.Of(need, DraftContext.Of(lookup.Role, need, arn => _reader.FindManagedPolicy(arn, cancellationToken)));
        if (draft.Problem is { } problem)
        {
            return (change, Failed(SyncFailureKind.ChangeFailed, change, $"The policy had changed, and could not be planned again: {problem.Message}", problem.RecommendedAction));
        }

        SyncChange? again = draft.Changes.FirstOrDefault(other => IsSamePlace(other, change));
        Further = draft.Changes.Where(other => !ReferenceEquals(other, again)).Select(other => other with { Group = change.Group, Requirements = change.Requirements }).ToArray();
        return again is not null ? (again with { Group = change.Group, Requirements = change.Requirements, IsForeign = change.IsForeign, RoleId = change.RoleId ?? again.RoleId }, null)
            : draft.Changes.Count == 0 ? (change.With(SyncChangeStatus.AlreadyApplied, "The policy has changed meanwhile, and the role has now all that is needed."), null)
            : (change, Failed(SyncFailureKind.ChangeConflict, change, $"The role has changed, and needs {draft.Changes[0]} now.", "Plan again."));
    }

    /// <summary>Whether two changes are about the same policy, attachment or role.</summary>
    public static bool IsSamePlace(SyncChange one, SyncChange other) =>
        one.RoleArn == other.RoleArn && one.PolicyArn == other.PolicyArn && one.PolicyName == other.PolicyName
        && IsAttachment(one) == IsAttachment(other) && (one.Kind == SyncChangeKind.CreateRole) == (other.Kind == SyncChangeKind.CreateRole);

    private static bool IsAttachment(SyncChange change) => change.Kind is SyncChangeKind.AttachPolicy or SyncChangeKind.DetachPolicy;

    private static SyncFailure Failed(SyncFailureKind kind, SyncChange change, string reason, string action) => new(kind, $"{change}: {reason}", action, change);
}
