using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>The change of a trust policy: statements that are there stay, missing pairs of role and state machine are added.</summary>
internal static class TrustDraft
{
    public static SyncDraft Of(TrustNeed need, AccountRole role)
    {
        if (role.Trust.Document is not { } before)
        {
            return SyncDraft.Unreadable(role, "The trust policy", role.Trust.Problem?.Message);
        }

        SyncPolicyResult result = SyncPolicyFactory.CreateTrust(role.Arn, need.Pairs, new SyncPolicyOptions { MergeWith = before, TrustQuota = need.Quota });
        if (result.Problems.Count > 0)
        {
            return SyncDraft.Of(result.Problems[0]);
        }

        string[] warnings = result.Warnings.Select(warning => $"Trust policy of {role.Arn}: {warning}").ToArray();
        SyncPolicy policy = result.Policies[0];
        if (!policy.HasChanges)
        {
            return SyncDraft.Nothing(warnings);
        }

        TrustPair[] missing = need.Pairs.Where(pair => PolicyMerger.Merge(before, TrustPolicyBuilder.Build(new[] { pair })).HasChanges).ToArray();
        string[] machines = missing.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
        IEnumerable<string> sources = missing.Select(pair => pair.SourceRole.ToString()).Distinct(StringComparer.Ordinal);
        return new SyncDraft(
            new SyncChange
            {
                Kind = SyncChangeKind.PutTrustPolicy,
                Side = SyncSide.Target,
                AccountId = role.Arn.AccountId,
                RoleArn = role.Arn.ToString(),
                RoleName = role.Arn.Name,
                TargetRoleArn = need.TargetRole.ToString(),
                Before = before,
                After = policy.Document,
                Reason = $"The role does not trust {string.Join(", ", sources)} with the ExternalId of {SyncNeed.Names(machines)}.",
                Size = policy.Size,
                Quota = policy.Quota,
                StateMachineArns = machines,
                Need = need,
            },
            null,
            warnings);
    }
}
