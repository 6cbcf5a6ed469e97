using System;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What is missing, in the state machine's own inline policy.</summary>
internal static class InlineDraft
{
    public static SyncDraft Of(PermissionPart part)
    {
        AccountRole role = part.Role;
        string name = part.Need.InlineName;
        PolicyDocument? before = role.InlinePolicies.FirstOrDefault(policy => policy.Name == name)?.Document;
        PolicyDocument? basis = part.Context.View.InlinePolicies.FirstOrDefault(policy => policy.Name == name)?.Document;
        if (!part.IsMissing && ReferenceEquals(before, basis))
        {
            return SyncDraft.Nothing(Array.Empty<string>());
        }

        PolicyDocument merged = basis ?? part.Missing;
        if (basis is not null)
        {
            PolicyMergeResult merge = PolicyMerger.Merge(basis, part.Missing);
            if (merge.Refused.Count > 0)
            {
                return PermissionDraft.Refuse(merge.Refused[0].Reason, role);
            }

            merged = merge.Document;
        }

        // "You can add as many inline policies as you want", within 10,240 characters for all of a role's
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
        PolicyQuota quota = PolicyQuota.InlineRolePolicy;
        int others = role.InlinePolicies.Where(policy => policy.Name != name).Sum(policy => PolicySize.Of(policy.Document!));
        if (merged.Statements.Count == 0)
        {
            return SyncDraft.Of(part.Change(SyncChangeKind.DeleteInlinePolicy, name, before, null, others, quota.Limit), Array.Empty<string>());
        }

        PolicyDocument after = PolicyPacker.Pack(merged, quota, new PolicyPackOptions { MayChange = statement => PermissionDraft.MayPack(statement, before) }).Documents[0];
        int size = others + PolicySize.Of(after);
        return size > quota.Limit
            ? SyncDraft.Of(new SyncPolicyProblem(
                SyncPolicyProblemKind.QuotaExceeded,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "With the policy '{0}' the inline policies of {1} would have {2:N0} characters together, {3:N0} more than the {4:N0} that IAM allows.",
                    name, role.Arn, size, size - quota.Limit, quota.Limit),
                "Plan with managed policies (-PolicyKind Auto), or use another role for some of the state machines.",
                role.Arn.ToString()))
            : SyncDraft.Of(part.Change(SyncChangeKind.PutInlinePolicy, name, before, after, size, quota.Limit), Array.Empty<string>());
    }
}
