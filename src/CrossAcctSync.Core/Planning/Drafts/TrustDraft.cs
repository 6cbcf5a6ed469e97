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

        PolicyDocument open = ClosedTrust.Open(before);
        PolicyDocument narrow = need.Known is null ? open : Narrow(open, need.Known);
        if (need.Pairs.Count == 0)
        {
            return SyncDraft.Nothing(Array.Empty<string>());
        }

        SyncPolicyResult result = SyncPolicyFactory.CreateTrust(role.Arn, need.Pairs, new SyncPolicyOptions { MergeWith = narrow, TrustQuota = need.Quota });
        if (result.Problems.Count > 0)
        {
            return SyncDraft.Of(result.Problems[0]);
        }

        string[] warnings = result.Warnings.Select(warning => $"Trust policy of {role.Arn}: {warning}").ToArray();
        SyncPolicy policy = result.Policies[0];
        if (!policy.HasChanges && ReferenceEquals(narrow, before))
        {
            return SyncDraft.Nothing(warnings);
        }

        TrustPair[] missing = need.Pairs.Where(pair => PolicyMerger.Merge(narrow, TrustPolicyBuilder.Build(new[] { pair })).HasChanges).ToArray();
        string[] machines = (missing.Length == 0 ? need.Pairs : missing).Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
        IEnumerable<string> sources = missing.Select(pair => pair.SourceRole.ToString()).Distinct(StringComparer.Ordinal);
        string reason = missing.Length == 0
            ? "The role trusts state machines that none of the requirements names."
            : $"The role does not trust {string.Join(", ", sources)} with the ExternalId of {SyncNeed.Names(machines)}.";
        return SyncDraft.Of(
            need.Change(SyncChangeKind.PutTrustPolicy, SyncSide.Target, machines, reason) with
            {
                Before = before,
                After = policy.Document,
                Size = policy.Size,
                Quota = policy.Quota,
            },
            warnings);
    }

    /// <summary>A trust policy whose statements of the module's own shape let in nobody but these.</summary>
    private static PolicyDocument Narrow(PolicyDocument trust, IReadOnlyList<TrustPair> known)
    {
        ILookup<string, string> wanted = known.ToLookup(pair => pair.SourceRole.ToString(), pair => pair.ExternalId, StringComparer.Ordinal);
        bool isChanged = false;
        var statements = new List<PolicyStatement>();
        foreach (PolicyStatement statement in trust.Statements)
        {
            if (!TrustStatement.TryRead(statement, out string? role, out IReadOnlyList<string>? ids))
            {
                statements.Add(statement);
                continue;
            }

            string[] left = ids.Where(wanted[role].Contains).ToArray();
            isChanged |= left.Length < ids.Count;
            if (left.Length > 0)
            {
                statements.Add(left.Length < ids.Count ? TrustStatement.With(statement, left) : statement);
            }
        }

        return isChanged ? trust with { Statements = statements } : trust;
    }
}
