using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>The changes that take away what is not needed of a role. What somebody else has written is marked as foreign.</summary>
internal static class ExcessDraft
{
    public static SyncDraft Of(ExcessNeed need, DraftContext context)
    {
        AccountRole role = context.Role;
        var changes = new List<SyncChange>();
        var warnings = new List<string>();
        int size = role.InlinePolicies.Sum(policy => policy.Document is { } document ? PolicySize.Of(document) : 0);
        foreach (NamedPolicy policy in role.InlinePolicies)
        {
            if (policy.Document is not { } before || ExcessReduction.Reduce(before, need.Needed, need.IsTarget, need.Unproven) is var after && ReferenceEquals(after, policy.Document))
            {
                continue;
            }

            bool isGone = after.Statements.Count == 0;
            size += (isGone ? 0 : PolicySize.Of(after)) - PolicySize.Of(before);
            changes.Add(Change(need, isGone ? SyncChangeKind.DeleteInlinePolicy : SyncChangeKind.PutInlinePolicy, policy.Name) with
            {
                Before = before,
                After = isGone ? null : after,
                Size = size,
                Quota = PolicyQuota.InlineRolePolicy.Limit,
            });
        }

        foreach (NamedPolicy policy in role.IdentityPolicies)
        {
            warnings.AddRange(ExcessReduction.Spared(policy, need.Needed, need.IsTarget, need.Unproven).Select(sentence => $"{role.Arn}: {sentence}"));
        }

        int attached = role.AttachedPolicies.Count;
        foreach (AttachedPolicy policy in role.AttachedPolicies)
        {
            if (policy.Policy.Document is not { } document)
            {
                warnings.Add($"The policy {policy.Arn} of {role.Arn} cannot be read, so that nothing is said of what it grants beyond the need.");
                continue;
            }

            PolicyDocument left = ExcessReduction.Reduce(document, need.Needed, need.IsTarget, need.Unproven);
            if (left.Statements.Count == 0 && document.Statements.Count > 0)
            {
                changes.Add(Change(need, SyncChangeKind.DetachPolicy, policy.Policy.Name) with { PolicyArn = policy.Arn, Size = --attached, Quota = SyncPlanOptions.DefaultAttachmentQuota });
            }
            else if (!ReferenceEquals(left, document))
            {
                // Other roles may have it, too.
                warnings.Add($"The policy {policy.Arn} grants {role.Arn.Name} more than is needed. It stays, for a part of it is needed and other roles may have it, too.");
            }
        }

        return new SyncDraft(changes, null, warnings);
    }

    private static SyncChange Change(ExcessNeed need, SyncChangeKind kind, string policyName) => need.Change(
        kind,
        need.IsTarget ? SyncSide.Target : SyncSide.Source,
        Array.Empty<string>(),
        need.IsTarget ? "It grants what none of the requirements needs." : "It lets the role assume roles that none of the requirements names.") with
    {
        PolicyName = policyName,
        IsForeign = !policyName.StartsWith(PolicyNames.Prefix, StringComparison.Ordinal),
        Group = "excess " + need.Role,
    };
}
