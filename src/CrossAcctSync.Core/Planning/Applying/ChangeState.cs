using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What is found, or should be, in the place that a change is about: a document, an attachment, or nothing.</summary>
/// <param name="Exists">Whether there is something.</param>
/// <param name="Document">The document; null for an attachment, and when there is nothing.</param>
/// <param name="Unreadable">Why it cannot be told what there is; null when it can.</param>
internal sealed record ChangeState(bool Exists, PolicyDocument? Document, string? Unreadable = null)
{
    public static ChangeState Absent { get; } = new(false, null);

    public static ChangeState Attached { get; } = new(true, null);

    public static ChangeState Of(PolicyDocument? document) => document is null ? Absent : new ChangeState(true, document);

    public static ChangeState Before(SyncChange change) => change.Kind switch
    {
        SyncChangeKind.AttachPolicy => Absent,
        SyncChangeKind.DetachPolicy => Attached,
        _ => Of(change.Before),
    };

    public static ChangeState After(SyncChange change) => change.Kind switch
    {
        SyncChangeKind.AttachPolicy => Attached,
        SyncChangeKind.DetachPolicy => Absent,
        _ => Of(change.After),
    };

    /// <summary>Whether the place of a change is in a role, and not in a managed policy that stands by itself.</summary>
    public static bool IsInRole(SyncChange change) => change.Kind is not (SyncChangeKind.PutManagedPolicy or SyncChangeKind.DeleteManagedPolicy);

    /// <summary>What the accounts have now in the place of a change.</summary>
    public static ChangeState Read(SyncChange change, IAccountReader reader, CancellationToken cancellationToken)
    {
        if (!IsInRole(change))
        {
            ManagedPolicyLookup found = reader.FindManagedPolicy(change.PolicyArn!, cancellationToken);
            return found.Problem is { } problem ? new ChangeState(true, null, problem.Message) : Of(found.Policy);
        }

        RoleArn role = change.Role;
        return In(reader.FindRoles(new[] { role }, cancellationToken)[role], change);
    }

    /// <summary>What a role that was looked for has in the place of a change.</summary>
    public static ChangeState In(RoleLookup lookup, SyncChange change)
    {
        if (lookup.Role is not { } role)
        {
            // With a role goes all that it had; only its trust policy cannot be said to be as before.
            return lookup.Status == RoleLookupStatus.RoleNotFound && change.Kind != SyncChangeKind.PutTrustPolicy
                ? Absent
                : new ChangeState(true, null, lookup.Reason);
        }

        if (change.Identity.Judge(role.Arn.ToString(), role.RoleId) is { } other)
        {
            // What was written went with the role that it was written to.
            return change.Kind != SyncChangeKind.PutTrustPolicy ? Absent : new ChangeState(true, null, other.Reason);
        }

        return change.Kind switch
        {
            SyncChangeKind.CreateRole or SyncChangeKind.PutTrustPolicy => Of(role.Trust),
            SyncChangeKind.AttachPolicy or SyncChangeKind.DetachPolicy => role.AttachedPolicies.Any(attached => attached.Arn == change.PolicyArn) ? Attached : Absent,
            _ => Of(role.InlinePolicies.FirstOrDefault(policy => policy.Name == change.PolicyName)),
        };
    }

    /// <summary>Whether both are known and mean the same.</summary>
    public bool IsSame(ChangeState other) =>
        Unreadable is null && other.Unreadable is null && Exists == other.Exists
        && (Document is null || other.Document is null ? Document is null && other.Document is null : Document.IsEquivalentTo(other.Document).AreEquivalent);

    /// <summary>
    /// Whether a change can be seen here, also when somebody else has written to the same place since: all that it grants
    /// is granted, and all that it takes away is gone.
    /// </summary>
    public bool Shows(SyncChange change)
    {
        if (IsSame(After(change)))
        {
            return true;
        }

        if (Unreadable is not null || Document is null || change.After is not { } after || change.Kind == SyncChangeKind.CreateRole)
        {
            return false;
        }

        PolicyDocument before = change.Before ?? PolicyDocument.Empty;
        return PolicyMerger.Merge(Document, after) is { HasChanges: false, Refused.Count: 0 }
            && PolicyMerger.Merge(after, before).Added.All(taken => PolicyMerger.Merge(Document, PolicyDocument.Of(taken.Granted)).HasChanges);
    }

    /// <summary>What differs from another state, for a sentence.</summary>
    public string Differs(ChangeState other) =>
        Unreadable is { } reason ? $"The policy cannot be read any more: {reason}"
        : !Exists ? "The policy is not there any more."
        : Document is null ? "The policy is attached."
        : "The policy has changed since:\n" + PolicyDiff.Between(other.Document ?? PolicyDocument.Empty, Document).ToText().TrimEnd('\n');

    private static ChangeState Of(NamedPolicy? policy) => policy is null ? Absent
        : policy.Document is { } document ? Of(document)
        : new ChangeState(true, null, policy.Problem?.Message ?? "It holds no policy.");
}
