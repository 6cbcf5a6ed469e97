using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access.Refusals;

/// <summary>
/// Proves that a source role may assume no role but those that its workflows name: a role that it may assume beside them is
/// one to which whoever can change one of the workflows has access. What a pattern lets it assume is no workflow's; a role
/// that is named may be that of a workflow that was not given. Every role that its policies can tell apart is tried,
/// with all that is not known left open, and the other side taken to leave it to the source role's account.
/// </summary>
internal static class SourceRefusals
{
    private const string Name = "the source role may assume no role that its workflows do not name";

    // Roles and patterns that a message writes out.
    private const int Most = 3;

    /// <summary>One check where all is well, else one for each statement that lets the role assume more.</summary>
    /// <param name="role">The source role with its policies.</param>
    /// <param name="needs">What the run needs of it.</param>
    /// <param name="accounts">Where organizations are found.</param>
    /// <param name="evaluator">Decides.</param>
    public static IReadOnlyList<AccessCheck> Check(AccountRole role, SourceNeeds needs, IAccountReader accounts, PolicyEvaluator evaluator)
    {
        AccountOrganization? organization = accounts.FindOrganization(role.Arn.AccountId);
        var policies = new PolicySet
        {
            IdentityPolicies = role.IdentityPolicies,
            PermissionsBoundary = role.PermissionsBoundary?.Policy,
            ServiceControlPolicies = AccessSubject.Levels(organization?.ServiceControlPolicies),
            ResourcePolicy = AssumedPolicies.TrustsAccount(role.Arn.AccountId),
        };
        RequestPrincipal caller = RequestPrincipal.Role(role.Arn, role.RoleId, role.Tags);
        IEnumerable<PolicyDocument> documents = policies.IdentityPolicies
            .Concat(policies.PermissionsBoundary is { } boundary ? new[] { boundary } : Array.Empty<NamedPolicy>())
            .Concat(policies.ServiceControlPolicies.SelectMany(level => level.Policies))
            .Select(policy => policy.Document)
            .OfType<PolicyDocument>();
        var ways = from candidate in SourceCandidates.Of(needs, documents)
                   where !needs.Include(candidate.Role.ToString())
                   from decision in OpenWays.Of(Decide(candidate), evaluator)
                   from statement in decision.IsAllowed ? decision.Statements.Where(statement => statement.Layer == PolicyLayer.IdentityPolicy).ToArray<StatementReference?>() : new StatementReference?[] { null }
                   select (Candidate: candidate, Decision: decision, Statement: statement);
        AccessCheck[] open = ways
            .GroupBy(way => (way.Statement, way.Candidate.IsExample))
            .Select(group => Failed(needs, group.Key.Statement, group.Select(way => way.Candidate).ToArray(), group.First().Decision))
            .ToArray();
        return open.Length > 0 ? open : new[] { Passed(needs) };

        AccessDecision Decide(SourceCandidate candidate) => evaluator.Evaluate(
            AccessRequest.Create(caller, TrustStatement.AssumeRole, candidate.Role.ToString(), candidate.Role.AccountId)
                .WithOrganizations(organization?.Membership, accounts.FindOrganization(candidate.Role.AccountId)?.Membership),
            policies);
    }

    private static AccessCheck Passed(SourceNeeds needs) => Of(needs, needs.Role.ToString()) with
    {
        Reason = "No policy lets the source role assume a role that the workflows of the run do not name.",
    };

    private static AccessCheck Failed(SourceNeeds needs, StatementReference? statement, IReadOnlyList<SourceCandidate> roles, AccessDecision decision)
    {
        string named = NameList.Of(needs.Targets, Most);
        string which = NameList.Of(roles.GroupBy(role => role.Pattern, StringComparer.Ordinal).Select(group => group.First().IsExample ? $"roles by {group.Key}" : group.Key).ToArray(), Most);
        return Of(needs, roles[0].Role.ToString()) with
        {
            Status = statement is null ? AccessStatus.Undetermined : AccessStatus.Failed,
            Reason = statement is null
                ? $"Whether {needs.Role.Name} may assume {which} cannot be told: {decision.Explanation.Summary}"
                : $"{needs.Role.Name} may assume {which}, which no workflow of the run names: {statement} allows it.",
            RecommendedAction = statement is null ? "Write the policy in simpler conditions, so that it can be told."
                : named.Length == 0 ? $"Narrow {statement} to the roles that the workflows name."
                : $"Narrow {statement} to {named}, or give the workflows that need more in the same run.",
            StatementToChange = statement,
            Rule = roles[0].IsExample ? AccessRules.SourceMayAssumeMore : AccessRules.SourceMayAssumeOthers,
            Decision = decision,
        };
    }

    private static AccessCheck Of(SourceNeeds needs, string resource) => new()
    {
        Leg = AccessLeg.Source,
        Name = Name,
        MustBeRefused = true,
        Status = AccessStatus.Passed,
        Action = TrustStatement.AssumeRole,
        Resource = resource,
        Reason = string.Empty,
        Rule = AccessRules.SourceMayAssumeMore,
    };
}
