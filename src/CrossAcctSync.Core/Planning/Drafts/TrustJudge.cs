using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// Decides whether a trust policy lets a state machine in already, by statements that ask for an ExternalId and whatever
/// else they ask for. What the accounts and the user tell of the request is taken as known.
/// </summary>
internal sealed class TrustJudge
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
    public TrustJudge(Func<RoleArn, AccountRole?> findRole, Func<string, AccountOrganization?> findOrganization, RequestContext context, PolicyEvaluator evaluator)
    {
        _findRole = findRole;
        _findOrganization = findOrganization;
        _context = context;
        _evaluator = evaluator;
    }

    /// <summary>Whether the state machine is let in by a trust that sends nobody away with another ExternalId in vain.</summary>
    /// <param name="target">The role with the trust.</param>
    /// <param name="trust">The trust.</param>
    /// <param name="pair">Who asks.</param>
    public AccessDecision Decide(RoleArn target, PolicyDocument trust, TrustPair pair)
    {
        PolicyStatement[] guarded = trust.Statements.Where(statement => statement.Effect == PolicyEffect.Deny || AsksForExternalId(target, trust, statement, pair)).ToArray();
        return Decide(target, trust with { Statements = guarded }, pair, pair.ExternalId);
    }

    /// <summary>A statement that would, or could, let the role in without an ExternalId is no trust that this module leans on.</summary>
    private bool AsksForExternalId(RoleArn target, PolicyDocument trust, PolicyStatement statement, TrustPair pair) =>
        Decide(target, trust with { Statements = new[] { statement } }, pair, null).Outcome is AccessOutcome.ImplicitDeny or AccessOutcome.ExplicitDeny;

    private AccessDecision Decide(RoleArn target, PolicyDocument trust, TrustPair pair, string? externalId)
    {
        AccountRole? source = _findRole(pair.SourceRole);
        AccessRequest request = AccessRequest.AssumeRole(
                RequestPrincipal.Role(pair.SourceRole, source?.RoleId, source?.Tags),
                target,
                externalId,
                null,
                AccessContext.ForSts(_context, pair.StateMachine.Region))
            .WithOrganizations(_findOrganization(pair.SourceRole.AccountId)?.Membership, _findOrganization(target.AccountId)?.Membership);
        return _evaluator.Evaluate(request, new PolicySet { IdentityPolicies = new[] { AssumedPolicies.AllowsAll }, ResourcePolicy = NamedPolicy.Of("trust policy of " + target.Name, trust) });
    }
}
