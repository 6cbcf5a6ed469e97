using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Whom a trust policy does not let in, and of whom that cannot be said.</summary>
/// <param name="Missing">Those that have to be added.</param>
/// <param name="Questions">For each of the others that nobody can decide: on what it hangs, one sentence.</param>
/// <param name="Denied">Why no statement would let one of them in, or null.</param>
internal sealed record TrustGap(IReadOnlyList<TrustPair> Missing, IReadOnlyList<string> Questions, string? Denied)
{
    /// <summary>Compares what is asked for with what is there: by its text where that says it, else by a decision.</summary>
    public static TrustGap Of(TrustNeed need, PolicyDocument trust)
    {
        bool hasDeny = trust.Statements.Any(statement => statement.Effect == PolicyEffect.Deny);
        var missing = new List<TrustPair>();
        var questions = new List<string>();
        foreach (TrustPair pair in need.Pairs)
        {
            bool isCovered = !PolicyMerger.Merge(trust, TrustPolicyBuilder.Build(new[] { pair })).HasChanges;
            if (isCovered && !hasDeny)
            {
                continue;
            }

            AccessDecision? decision = need.Judge?.Decide(need.TargetRole, trust, pair);
            if (decision is { Outcome: AccessOutcome.ExplicitDeny })
            {
                return new TrustGap(missing, questions, decision.Explanation.Summary);
            }

            if (decision is { Outcome: AccessOutcome.Undetermined })
            {
                questions.Add(Question(need, pair, decision));
            }
            else if (!isCovered && decision is not { IsAllowed: true })
            {
                missing.Add(pair);
            }
        }

        return new TrustGap(missing, questions, null);
    }

    private static string Question(TrustNeed need, TrustPair pair, AccessDecision decision) =>
        $"Whether the role {need.TargetRole} trusts {pair.SourceRole} with the ExternalId of {SyncNeed.Names(new[] { pair.ExternalId })} is not known, so nothing is added to its trust policy: "
        + $"it hangs on {string.Join(", ", decision.UndeterminedKeys.DefaultIfEmpty("what the account does not tell"))}"
        + (decision.Statements.FirstOrDefault(statement => statement.Layer == PolicyLayer.TrustPolicy) is { } place ? $" ({place.Place})" : string.Empty)
        + ". Give the value of these keys with -Context, or take the condition out if it is not wanted.";
}
