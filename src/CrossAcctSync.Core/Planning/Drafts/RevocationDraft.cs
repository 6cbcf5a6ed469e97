using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>The changes that take away what a state machine needed and nobody else needs, and sentences on what stays and why.</summary>
internal static class RevocationDraft
{
    public static SyncDraft Of(TrustRevocation need, AccountRole role)
    {
        if (role.Trust.Document is not { } before)
        {
            return SyncDraft.Unreadable(role, "The trust policy", role.Trust.Problem?.Message);
        }

        PolicyDocument keep = need.Keep.Count == 0 ? PolicyDocument.Empty : TrustPolicyBuilder.Build(need.Keep);
        PolicySubtractionResult left = PolicySubtraction.Subtract(before, TrustPolicyBuilder.Build(need.Pairs), keep);
        string[] warnings = left.NotRemoved.Select(grant => $"The trust policy of {role.Arn} still lets {SyncNeed.Names(need.Pairs.Select(pair => pair.ExternalId))} in. {grant.Reason}").ToArray();
        if (!left.HasChanges)
        {
            return SyncDraft.Nothing(warnings);
        }

        PolicyDocument after = left.Document.Statements.Count > 0 ? left.Document : before with { Statements = ClosedTrust.Document.Statements };
        string[] machines = need.Pairs.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
        return SyncDraft.Of(
            need.Change(SyncChangeKind.PutTrustPolicy, SyncSide.Target, machines, $"The trust in {SyncNeed.Names(machines)} is revoked.") with
            {
                Before = before,
                After = after,
                Size = PolicySize.Of(after),
                Quota = PolicyQuota.TrustPolicy.Limit,
            },
            warnings);
    }

    public static SyncDraft Of(PermissionRevocation need, AccountRole role)
    {
        if (role.InlinePolicies.FirstOrDefault(policy => policy.Document is null) is { } unreadable)
        {
            return SyncDraft.Unreadable(role, $"The inline policy '{unreadable.Name}'", unreadable.Problem?.Message);
        }

        var changes = new List<SyncChange>();
        var warnings = new List<string>();
        int size = role.InlinePolicies.Sum(policy => PolicySize.Of(policy.Document!));
        foreach (NamedPolicy policy in role.InlinePolicies)
        {
            (PolicyDocument after, IReadOnlyList<string> reasons) = Subtract(need, policy.Name, policy.Document!);
            warnings.AddRange(reasons.Select(reason => $"{role.Arn}: {reason}"));
            if (ReferenceEquals(after, policy.Document))
            {
                continue;
            }

            bool isGone = after.Statements.Count == 0;
            size += (isGone ? 0 : PolicySize.Of(after)) - PolicySize.Of(policy.Document!);
            changes.Add(Change(need, isGone ? SyncChangeKind.DeleteInlinePolicy : SyncChangeKind.PutInlinePolicy, policy.Name) with
            {
                Before = policy.Document,
                After = isGone ? null : after,
                Size = size,
                Quota = PolicyQuota.InlineRolePolicy.Limit,
            });
        }

        foreach (AttachedPolicy attached in role.AttachedPolicies)
        {
            AddManaged(need, role, attached, changes, warnings);
        }

        return new SyncDraft(changes, null, warnings.Distinct(StringComparer.Ordinal).ToArray());
    }

    private static void AddManaged(PermissionRevocation need, AccountRole role, AttachedPolicy attached, List<SyncChange> changes, List<string> warnings)
    {
        if (attached.Policy.Document is not { } document)
        {
            warnings.Add($"The policy {attached.Arn} of {role.Arn} cannot be read; whether it still grants what is revoked is not known.");
            return;
        }

        string name = AttachedPolicy.NameOf(attached.Arn);
        (PolicyDocument after, IReadOnlyList<string> reasons) = Subtract(need, name, document);
        warnings.AddRange(reasons.Select(reason => $"{role.Arn}: {reason}"));
        if (ReferenceEquals(after, document))
        {
            return;
        }

        if (after.Statements.Count > 0)
        {
            changes.Add(Change(need, SyncChangeKind.PutManagedPolicy, name) with { PolicyArn = attached.Arn, Before = document, After = after, Size = PolicySize.Of(after), Quota = PolicyQuota.ManagedPolicy.Limit });
        }
        else
        {
            int left = role.AttachedPolicies.Count - 1 - changes.Count(change => change.Kind == SyncChangeKind.DetachPolicy);
            changes.Add(Change(need, SyncChangeKind.DetachPolicy, name) with { PolicyArn = attached.Arn, Size = left, Quota = SyncPlanOptions.DefaultAttachmentQuota });
            changes.Add(Change(need, SyncChangeKind.DeleteManagedPolicy, name) with { PolicyArn = attached.Arn, Before = document, Quota = PolicyQuota.ManagedPolicy.Limit });
        }
    }

    /// <summary>What is left of a policy: of one of somebody else all of it, with sentences on what it still grants.</summary>
    private static (PolicyDocument After, IReadOnlyList<string> Reasons) Subtract(PermissionRevocation need, string name, PolicyDocument document)
    {
        if (PolicyNames.IsOf(name, need.StateMachineArn, need.Role))
        {
            return OwnSubtraction.Subtract(name, document, need.Document, need.Keep);
        }

        PolicySubtractionResult left = PolicySubtraction.Subtract(document, need.Document, need.Keep);
        if (!name.StartsWith(PolicyNames.Prefix, StringComparison.Ordinal))
        {
            return (document, left.NotRemoved.Select(grant => $"the policy '{name}' still grants a part of it. {grant.Reason}").Distinct(StringComparer.Ordinal).ToArray());
        }

        return (document, left.NotRemoved.Count > 0
            ? new[] { string.Format(CultureInfo.InvariantCulture, "the policy '{0}' still grants a part of it. It belongs to another state machine, and is left as it is.", name) }
            : Array.Empty<string>());
    }

    private static SyncChange Change(PermissionRevocation need, SyncChangeKind kind, string policyName)
    {
        string[] machines = { need.StateMachineArn };
        string reason = need.Side == SyncSide.Source
            ? $"{SyncNeed.Names(machines)} is to assume {need.TargetRole} no more, and nothing else needs it."
            : $"What {SyncNeed.Names(machines)} needed is revoked, and nothing else needs it.";
        return need.Change(kind, need.Side, machines, reason) with { PolicyName = policyName };
    }
}
