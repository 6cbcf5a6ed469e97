using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// The changes of the module's own policies for one state machine: what no policy of the role grants yet is merged
/// into them; the role's other policies stay as they are.
/// </summary>
internal static class PermissionDraft
{
    public static SyncDraft Of(PermissionNeed need, DraftContext context)
    {
        AccountRole role = context.Role;
        if (role.InlinePolicies.FirstOrDefault(policy => policy.Document is null) is { } unreadable)
        {
            return SyncDraft.Unreadable(role, $"The inline policy '{unreadable.Name}'", unreadable.Problem?.Message);
        }

        GrantUnion union = GrantUnion.Of(context.View);
        PolicyMergeResult missing = PolicyMerger.Merge(union.Document, need.Document);
        PermissionGap gap = PermissionGap.Of(need, context, missing);
        if (gap.Denied is not null)
        {
            return Refuse(gap.Denied, role);
        }

        string[] warnings = role.AttachedPolicies.Where(attached => attached.Policy.Document is null)
            .Select(attached => $"The policy {attached.Arn} of {role.Arn} cannot be read; what it grants or denies is not known.")
            .Concat(missing.Warnings.Select(warning => $"{role.Arn}: {union.Place(warning)}"))
            .Concat(gap.Notes)
            .ToArray();
        if (missing.Refused.Count > 0)
        {
            return Refuse(missing.Refused[0].Reason, role);
        }

        var part = new PermissionPart(need, context, gap.Missing);
        SyncDraft draft = Place(part);
        return draft.Problem is null ? draft with { Warnings = warnings.Concat(draft.Warnings).ToArray() } : draft;
    }

    public static SyncDraft Refuse(string reason, AccountRole role) => SyncDraft.Of(new SyncPolicyProblem(
        SyncPolicyProblemKind.MergeRefused, reason, "Change the existing document by hand, or use another role.", role.Arn.ToString()));

    /// <summary>New statements, and the module's own ones that let a role be assumed: target roles make one list.</summary>
    public static bool MayPack(PolicyStatement statement, PolicyDocument? before) =>
        before is null
        || !before.Statements.Any(existing => ReferenceEquals(existing, statement))
        || statement is { Effect: PolicyEffect.Allow, Sid: null, Conditions.Count: 0, UnknownElements.Count: 0, Resource.IsNegated: false, Action: { IsNegated: false, Values: { Count: 1 } actions } }
            && actions[0] == "sts:AssumeRole";

    private static SyncDraft Place(PermissionPart part)
    {
        PolicyPlacement placement = part.Need.Placement;
        bool isManaged = placement == PolicyPlacement.Managed || (placement == PolicyPlacement.Auto && part.OwnManaged.Count > 0);
        if (isManaged)
        {
            return ManagedDraft.Of(part);
        }

        SyncDraft inline = InlineDraft.Of(part);
        return placement == PolicyPlacement.Auto && inline.Problem is { Kind: SyncPolicyProblemKind.QuotaExceeded } ? ManagedDraft.Of(part) : inline;
    }
}
