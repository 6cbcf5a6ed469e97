using System;
using System.Collections.Generic;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// Decides whether policies grant one action on one resource to a role, as the access test does. What the accounts and
/// the user tell of the request is taken as known.
/// </summary>
internal sealed class PermissionJudge
{
    private readonly Func<RoleArn, AccountRole?> _findRole;
    private readonly Func<string, AccountOrganization?> _findOrganization;
    private readonly RequestContext _context;
    private readonly PolicyEvaluator _evaluator;

    /// <summary>Makes a judge of what is known.</summary>
    /// <param name="findRole">The role as it is in its account, or null when that is not known.</param>
    /// <param name="findOrganization">Where an account stands, or null when that is not known.</param>
    /// <param name="context">Values of context keys that the accounts do not tell.</param>
    /// <param name="evaluator">Decides; it knows the time.</param>
    public PermissionJudge(Func<RoleArn, AccountRole?> findRole, Func<string, AccountOrganization?> findOrganization, RequestContext context, PolicyEvaluator evaluator)
    {
        _findRole = findRole;
        _findOrganization = findOrganization;
        _context = context;
        _evaluator = evaluator;
    }

    /// <summary>
    /// The answer to the request that fares worst, of those that the cell stands for; null for a cell of which no request
    /// can be made, as of all accounts.
    /// </summary>
    /// <param name="need">Who needs it.</param>
    /// <param name="role">The role.</param>
    /// <param name="cell">One action on one resource.</param>
    /// <param name="policies">The policies of the role that are asked.</param>
    public AccessDecision? Decide(PermissionNeed need, AccountRole role, PolicyStatement cell, IReadOnlyList<NamedPolicy> policies) =>
        RequestsOf(need, role, cell).Worst(_evaluator, SetOf(need, policies));

    /// <summary>
    /// What stops the role however much its own policies grant: its permissions boundary or a policy of the organization.
    /// Null when nothing does for certain.
    /// </summary>
    public AccessDecision? FindBlock(PermissionNeed need, AccountRole role, PolicyStatement cell)
    {
        AccountOrganization? own = _findOrganization(role.Arn.AccountId);
        AccountOrganization? other = need.Side == SyncSide.Source ? _findOrganization(need.TargetRole.AccountId) : own;
        if (role.PermissionsBoundary is null && own is not { ServiceControlPolicies.Count: > 0 } && other is not { ResourceControlPolicies.Count: > 0 })
        {
            return null;
        }

        AccessDecision? decision = RequestsOf(need, role, cell).Worst(_evaluator, SetOf(need, new[] { AssumedPolicies.AllowsAll }) with
        {
            PermissionsBoundary = role.PermissionsBoundary?.Policy,
            ServiceControlPolicies = AccessSubject.Levels(own?.ServiceControlPolicies),
            ResourceControlPolicies = AccessSubject.Levels(other?.ResourceControlPolicies),
        });
        return decision is { Outcome: AccessOutcome.ExplicitDeny or AccessOutcome.ImplicitDeny } ? decision : null;
    }

    /// <summary>The trust is taken to leave it to the account of the role, for it is planned by itself.</summary>
    private static PolicySet SetOf(PermissionNeed need, IReadOnlyList<NamedPolicy> policies) => new()
    {
        IdentityPolicies = policies,
        ResourcePolicy = need.Side == SyncSide.Source ? AssumedPolicies.TrustsAccount(need.Role.AccountId) : null,
    };

    private IReadOnlyList<AccessRequest> RequestsOf(PermissionNeed need, AccountRole role, PolicyStatement cell)
    {
        string region = StateMachineArn.Parse(need.StateMachineArn).Region;
        string resource = cell.Resource!.Values[0];
        AccountOrganization? organization = _findOrganization(role.Arn.AccountId);
        if (need.Side != SyncSide.Source)
        {
            return CallRequests.Of(role, organization, _context, region, cell.Action.Values[0], resource, cell.Conditions);
        }

        if (!RoleArn.TryParse(Probes.Of(resource), out RoleArn? target, out _))
        {
            return Array.Empty<AccessRequest>();
        }

        RequestPrincipal principal = RequestPrincipal.Role(role.Arn, role.RoleId, role.Tags);
        return new[]
        {
            AccessRequest.AssumeRole(principal, target, need.StateMachineArn, null, AccessContext.ForSts(_context, region))
                .WithResourceTags(_findRole(target)?.Tags)
                .WithOrganizations(organization?.Membership, _findOrganization(target.AccountId)?.Membership),
        };
    }
}
