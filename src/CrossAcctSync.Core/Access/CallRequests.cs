using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access;

/// <summary>The requests that a task makes with the session of its target role.</summary>
internal static class CallRequests
{
    /// <summary>
    /// One action on one resource: a request for each way in which the conditions of the needed statement can be met,
    /// since what a statement is narrowed to is what the call will send.
    /// </summary>
    /// <param name="role">The target role.</param>
    /// <param name="organization">Where its account stands; null when that is not known.</param>
    /// <param name="given">What is known besides the accounts.</param>
    /// <param name="region">The region of the state machine.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource; a pattern is asked about by a resource that stands for it.</param>
    /// <param name="conditions">The conditions of the needed statement.</param>
    public static IReadOnlyList<AccessRequest> Of(
        AccountRole role,
        AccountOrganization? organization,
        RequestContext given,
        string region,
        string action,
        string resource,
        IReadOnlyList<PolicyCondition> conditions)
    {
        IEnumerable<RequestContext> contexts = new[] { AccessContext.ForCall(given, region) };
        foreach (PolicyCondition condition in conditions)
        {
            contexts = contexts.SelectMany(context => condition.Values.Select(value => context.With(condition.Key, Probes.Of(value)))).ToArray();
        }

        string probe = Probes.Of(resource);
        string account = AccountOf(probe) ?? role.Arn.AccountId;
        RequestPrincipal principal = RequestPrincipal.Role(role.Arn, role.RoleId, role.Tags);
        return contexts.Select(context => AccessRequest.Create(principal, action, probe, account, context)
            .WithOrganizations(organization?.Membership, account == role.Arn.AccountId ? organization?.Membership : null)).ToArray();
    }

    /// <summary>The answer to the request that fares worst; null for no request.</summary>
    public static AccessDecision? Worst(this IEnumerable<AccessRequest> requests, PolicyEvaluator evaluator, PolicySet policies) => requests
        .Select(request => evaluator.Evaluate(request, policies))
        .OrderBy(decision => decision.Outcome switch { AccessOutcome.ExplicitDeny => 0, AccessOutcome.ImplicitDeny => 1, AccessOutcome.Undetermined => 2, _ => 3 })
        .FirstOrDefault();

    /// <summary>Buckets and foundation models have no account in their ARN.</summary>
    private static string? AccountOf(string resource) =>
        resource.Split(':') is { Length: > 5 } parts && Arns.AccountId.IsValid(parts[4]) ? parts[4] : null;
}
