using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What is missing, in managed policies of the state machine and role: in the last of those that are attached while it fits, else in new ones.</summary>
internal sealed class ManagedDraft
{
    // More parts than a role can have policies.
    private const int MostParts = 99;

    private readonly PermissionPart _part;
    private readonly List<SyncChange> _changes = new();

    private ManagedDraft(PermissionPart part) => _part = part;

    public static SyncDraft Of(PermissionPart part)
    {
        var draft = new ManagedDraft(part);
        SyncPolicyProblem? problem = draft.ExtendOwn() ? null : draft.AddParts();
        return problem is null ? new SyncDraft(draft._changes, null, Array.Empty<string>()) : SyncDraft.Of(problem);
    }

    /// <summary>Puts what is missing into an attached policy, and takes what is beyond the need out of them; false when there is something left to add.</summary>
    private bool ExtendOwn()
    {
        bool isPlaced = !_part.IsMissing;
        foreach (AttachedPolicy own in _part.OwnManaged.Reverse())
        {
            PolicyDocument? before = own.Policy.Document;
            PolicyDocument? basis = _part.Context.View.AttachedPolicies.FirstOrDefault(attached => attached.Arn == own.Arn)?.Policy.Document;
            if (before is null)
            {
                continue;
            }

            PolicyDocument after = basis ?? before with { Statements = Array.Empty<PolicyStatement>() };
            if (!isPlaced)
            {
                PolicyMergeResult merge = PolicyMerger.Merge(after, _part.Missing);
                PolicyPackResult packed = PolicyPacker.Pack(merge.Document, PolicyQuota.ManagedPolicy, new PolicyPackOptions { MayChange = statement => PermissionDraft.MayPack(statement, before) });
                if (merge.Refused.Count == 0 && packed.Problem is null)
                {
                    after = packed.Documents[0];
                    isPlaced = true;
                }
            }

            if (after.Statements.Count > 0 && !ReferenceEquals(after, before))
            {
                _changes.Add(Put(own.Arn, before, after));
            }
        }

        return isPlaced;
    }

    private SyncPolicyProblem? AddParts()
    {
        int quota = _part.Need.AttachmentQuota;
        int attached = _part.Role.AttachedPolicies.Count;
        PolicyPackResult packed = PolicyPacker.Pack(_part.Missing, PolicyQuota.ManagedPolicy, new PolicyPackOptions { MaxDocuments = Math.Max(1, quota - attached) });
        if (packed.Problem is not null || attached + packed.Documents.Count > quota)
        {
            return new SyncPolicyProblem(
                SyncPolicyProblemKind.QuotaExceeded,
                packed.Problem?.Message ?? $"The role {_part.Role.Arn} has {attached} managed policies and needs {packed.Documents.Count} more; it can have {quota}.",
                "Detach policies that the role does not need, raise the quota for managed policies of a role (at most 25) and give it with -AttachmentQuota, or use another role.",
                _part.Role.Arn.ToString());
        }

        int part = 0;
        foreach (PolicyDocument document in packed.Documents)
        {
            if (Add(document, ref part, ++attached) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private SyncPolicyProblem? Add(PolicyDocument document, ref int part, int attached)
    {
        for (; part < MostParts; part = part == 0 ? 2 : part + 1)
        {
            string arn = _part.ArnOf(part);
            if (_part.Role.AttachedPolicies.Any(one => one.Arn == arn))
            {
                continue;
            }

            ManagedPolicyLookup found = _part.Context.FindPolicy(arn);
            if (found.Problem is { } problem)
            {
                return SyncPolicyProblem.Of(problem, _part.Role.Arn.ToString());
            }

            // Left by a grant that was broken off; one that holds something else is somebody else's.
            PolicyDocument? before = found.Policy?.Document;
            if (found.Policy is not null && (before is null || PolicyMerger.Merge(_part.Need.Document, before) is not { HasChanges: false, Refused.Count: 0 }))
            {
                continue;
            }

            PolicyDocument after = before is null ? document : PolicyMerger.Merge(before, document).Document;
            if (PolicySize.Of(after) > PolicyQuota.ManagedPolicy.Limit)
            {
                continue;
            }

            if (!ReferenceEquals(after, before))
            {
                _changes.Add(Put(arn, before, after));
            }

            _changes.Add(_part.Change(SyncChangeKind.AttachPolicy, AttachedPolicy.NameOf(arn), null, null, attached, _part.Need.AttachmentQuota) with { PolicyArn = arn });
            part = part == 0 ? 2 : part + 1;
            return null;
        }

        return new SyncPolicyProblem(
            SyncPolicyProblemKind.QuotaExceeded,
            $"The account {_part.Role.Arn.AccountId} has policies of other content under all names such as {AttachedPolicy.NameOf(_part.ArnOf(0))}.",
            "Delete those that nobody uses.",
            _part.Role.Arn.ToString());
    }

    private SyncChange Put(string arn, PolicyDocument? before, PolicyDocument after) =>
        _part.Change(SyncChangeKind.PutManagedPolicy, AttachedPolicy.NameOf(arn), before, after, PolicySize.Of(after), PolicyQuota.ManagedPolicy.Limit) with { PolicyArn = arn };
}
