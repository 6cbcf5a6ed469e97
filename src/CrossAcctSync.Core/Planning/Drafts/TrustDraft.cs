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

        TrustGap gap = TrustGap.Of(need, narrow);
        if (gap.Denied is not null)
        {
            return PermissionDraft.Refuse(gap.Denied, role);
        }

        if (gap.Missing.Count == 0 && (ReferenceEquals(narrow, before) || (gap.Questions.Count > 0 && need.Known is null)))
        {
            IEnumerable<string> wide = PolicyMerger.Merge(narrow, TrustPolicyBuilder.Build(need.Pairs)).Warnings.Select(warning => $"Trust policy of {role.Arn}: {warning.Message}");
            return SyncDraft.Nothing(gap.Questions.Concat(wide).ToArray());
        }

        var notes = new List<string>(gap.Questions);
        PolicyDocument basis = OrphanedPrincipals.Remove(narrow, role.Arn, need.Roles, notes, out string? refusal);
        if (refusal is not null)
        {
            return PermissionDraft.Refuse(refusal, role);
        }

        return gap.Missing.Count == 0 ? Take(need, before, basis, notes) : Add(need, role, before, basis, gap.Missing, notes);
    }

    private static SyncDraft Take(TrustNeed need, PolicyDocument before, PolicyDocument left, IReadOnlyList<string> notes)
    {
        PolicyDocument after = left.Statements.Count > 0 ? left : before with { Statements = ClosedTrust.Document.Statements };
        string[] machines = need.Pairs.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
        return SyncDraft.Of(
            need.Change(SyncChangeKind.PutTrustPolicy, SyncSide.Target, machines, "The role trusts state machines that none of the requirements names.") with
            {
                Before = before,
                After = after,
                Size = PolicySize.Of(after),
                Quota = need.Quota.Limit,
            },
            notes);
    }

    private static SyncDraft Add(TrustNeed need, AccountRole role, PolicyDocument before, PolicyDocument basis, IReadOnlyList<TrustPair> missing, IReadOnlyList<string> notes)
    {
        SyncPolicyResult result = SyncPolicyFactory.CreateTrust(role.Arn, missing, new SyncPolicyOptions { MergeWith = basis, TrustQuota = need.Quota });
        if (result.Problems.Count > 0)
        {
            return SyncDraft.Of(result.Problems[0]);
        }

        string[] warnings = notes.Concat(result.Warnings.Select(warning => $"Trust policy of {role.Arn}: {warning}")).ToArray();
        SyncPolicy policy = result.Policies[0];
        string[] machines = missing.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
        IEnumerable<string> sources = missing.Select(pair => pair.SourceRole.ToString()).Distinct(StringComparer.Ordinal);
        string reason = $"The role does not trust {string.Join(", ", sources)} with the ExternalId of {SyncNeed.Names(machines)}.";
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
