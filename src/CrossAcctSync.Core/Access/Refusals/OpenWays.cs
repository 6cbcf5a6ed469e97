using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Access.Refusals;

/// <summary>How a request that must be refused gets through.</summary>
internal static class OpenWays
{
    /// <summary>
    /// The decision itself when it allows, or as it is in the first way that it could be allowed; an undetermined one when no
    /// such way was found and some were not looked at; none when the request is refused.
    /// </summary>
    public static IEnumerable<AccessDecision> Of(AccessDecision decision, PolicyEvaluator evaluator)
    {
        if (decision.IsAllowed)
        {
            return new[] { decision };
        }

        if (decision.Outcome != AccessOutcome.Undetermined)
        {
            return Array.Empty<AccessDecision>();
        }

        AccessDecision[] allowed = decision.Branches
            .Where(branch => branch.Outcome == AccessOutcome.Allowed)
            .Select(branch => evaluator.Evaluate(decision.Request.WithContext(branch.Apply(decision.Request.Context)), decision.Policies))
            .ToArray();
        return allowed.FirstOrDefault(way => way.IsAllowed) is { } open ? new[] { open }
            : allowed.Length > 0 || !decision.AreBranchesExhaustive ? new[] { decision }
            : Array.Empty<AccessDecision>();
    }
}
