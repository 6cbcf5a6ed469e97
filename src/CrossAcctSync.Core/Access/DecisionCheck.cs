using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access;

/// <summary>A decision as the check that it must allow.</summary>
internal static class DecisionCheck
{
    /// <param name="decision">The decision.</param>
    /// <param name="rule">The kind of finding that a refusal is.</param>
    /// <param name="needed">The statement that would allow it.</param>
    /// <param name="place">Where the statement belongs.</param>
    public static AccessCheck Of(AccessDecision decision, FindingRule rule, PolicyStatement needed, string place)
    {
        StatementReference? denying = decision.Outcome == AccessOutcome.ExplicitDeny && decision.Statements.Count > 0 ? decision.Statements[0] : null;
        bool isOrganization = decision.BlockedBy is PolicyLayer.ServiceControlPolicy or PolicyLayer.ResourceControlPolicy;
        bool isOwn = decision.BlockedBy is PolicyLayer.IdentityPolicy or PolicyLayer.TrustPolicy or PolicyLayer.PermissionsBoundary;
        return new AccessCheck
        {
            Leg = AccessLeg.Definition,
            Name = string.Empty,
            Status = decision.Outcome switch
            {
                AccessOutcome.Allowed => AccessStatus.Passed,
                AccessOutcome.Undetermined => AccessStatus.Undetermined,
                _ => AccessStatus.Failed,
            },
            Action = decision.Request.Action,
            Resource = decision.Request.Resource,
            Reason = decision.Explanation.Summary,
            RecommendedAction =
                decision.IsAllowed ? null
                : decision.Outcome == AccessOutcome.Undetermined ? $"Give the values with -Context: {string.Join(", ", decision.UndeterminedKeys)}."
                : denying is not null ? $"Change {denying}, which denies it."
                : decision.BlockedBy == PolicyLayer.PermissionsBoundary ? "Add the statement to the permissions boundary, too, or raise the boundary."
                : isOrganization ? "Ask the organization's administrators to allow it in the policies that the reason names."
                : $"Add the statement to {place}.",
            StatementToAdd = denying is null && isOwn ? needed : null,
            StatementToChange = denying,
            Decision = decision,
            Rule = rule,
        };
    }
}
