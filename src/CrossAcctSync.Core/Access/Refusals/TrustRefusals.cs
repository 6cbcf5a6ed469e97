using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access.Refusals;

/// <summary>
/// Proves that a role lets in nobody but the state machines of the run: every caller that the trust policy can tell apart
/// is tried with every ExternalId that it can tell apart, with all else unknown; each way that is allowed and that no
/// state machine needs is an opening. Immutable.
/// </summary>
internal sealed class TrustRefusals
{
    private const string WithSaml = "sts:AssumeRoleWithSAML";
    private const string WithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    // Callers and ExternalIds that a message writes out.
    private const int Most = 3;

    private readonly AccountRole _role;
    private readonly TrustNeeds _needs;
    private readonly IAccountReader _accounts;
    private readonly PolicyEvaluator _evaluator;
    private readonly PolicySet _policies;
    private readonly AccountOrganization? _organization;

    private TrustRefusals(AccountRole role, TrustNeeds needs, IAccountReader accounts, PolicyEvaluator evaluator)
    {
        _role = role;
        _needs = needs;
        _accounts = accounts;
        _evaluator = evaluator;
        _organization = accounts.FindOrganization(role.Arn.AccountId);
        _policies = new PolicySet
        {
            IdentityPolicies = new[] { AssumedPolicies.AllowsAll },
            ResourcePolicy = role.Trust,
            ResourceControlPolicies = AccessSubject.Levels(_organization?.ResourceControlPolicies),
        };
    }

    /// <summary>
    /// Three checks, one for each thing that must be refused, where all is well; else one for each opening in place of the
    /// check that it breaks.
    /// </summary>
    /// <param name="role">The role with its trust policy.</param>
    /// <param name="needs">What the run needs of it.</param>
    /// <param name="accounts">Where the callers' organizations are found.</param>
    /// <param name="known">Roles of the source accounts, as far as they are at hand.</param>
    /// <param name="evaluator">Decides.</param>
    public static IReadOnlyList<AccessCheck> Check(AccountRole role, TrustNeeds needs, IAccountReader accounts, IEnumerable<AccountRole> known, PolicyEvaluator evaluator)
    {
        if (role.Trust.Document is not { } trust)
        {
            // A policy that cannot be read is no proof of anything; the check that must allow fails with its problem.
            return Array.Empty<AccessCheck>();
        }

        var refusals = new TrustRefusals(role, needs, accounts, evaluator);
        ILookup<FindingRule, TrustOpening> openings = refusals.Openings(trust, known).ToLookup(opening => opening.Rule);
        return new[]
        {
            (Rule: AccessRules.TrustAcceptsAnyExternalId, Name: "refuses the ExternalId of another state machine"),
            (Rule: AccessRules.TrustWithoutExternalId, Name: "refuses a request without ExternalId"),
            (Rule: AccessRules.TrustAcceptsOtherRoles, Name: "refuses everybody but the source role"),
        }.SelectMany(must => openings[must.Rule].Any()
            ? openings[must.Rule].Select(opening => refusals.Failed(must.Name, opening))
            : new[] { refusals.Passed(must.Name, must.Rule) }).ToArray();
    }

    private IEnumerable<TrustOpening> Openings(PolicyDocument trust, IEnumerable<AccountRole> known)
    {
        IReadOnlyList<string?> samples = ExternalIdSamples.Of(trust, _needs.StateMachines);
        var ways = new List<(FindingRule Rule, StatementReference? Statement, RequestPrincipal Caller, string? ExternalId, AccessDecision Decision)>();
        foreach (RequestPrincipal caller in TrustCallers.Of(_needs, trust, known))
        {
            foreach ((string? externalId, AccessDecision decision) in Ways(caller, samples).Where(way => !_needs.Include(caller, way.ExternalId)))
            {
                StatementReference?[] statements = decision.IsAllowed
                    ? decision.Statements.Where(statement => statement.Layer == PolicyLayer.TrustPolicy).ToArray()
                    : new StatementReference?[] { null };
                ways.AddRange(from statement in statements
                              from rule in RulesOf(caller, externalId)
                              select (rule, statement, caller, externalId, decision));
            }
        }

        return ways
            .GroupBy(way => (way.Rule, way.Statement?.Index))
            .OrderBy(group => group.Key.Index)
            .Select(group => new TrustOpening(
                group.Key.Rule,
                group.First().Statement,
                group.Select(way => way.Caller).Distinct().ToArray(),
                group.Select(way => way.ExternalId).Distinct(StringComparer.Ordinal).ToArray(),
                group.First().Decision))
            .Concat(Negated(trust));
    }

    /// <summary>
    /// Allow with NotPrincipal, which would let in everybody else. IAM takes no such statement, so that no decision rests on
    /// it; that a policy has one all the same is nothing to pass over.
    /// </summary>
    private IEnumerable<TrustOpening> Negated(PolicyDocument trust)
    {
        for (int index = 0; index < trust.Statements.Count; index++)
        {
            PolicyStatement statement = trust.Statements[index];
            if (statement is { Effect: PolicyEffect.Allow, Principal.IsNegated: true })
            {
                AccessDecision decision = Decide(RequestPrincipal.Anonymous, TrustStatement.AssumeRole, RequestContext.Empty);
                var reference = new StatementReference(PolicyLayer.TrustPolicy, null, _role.Trust.Name, index, statement.Sid, PolicyEffect.Allow, statement.Location);
                yield return new TrustOpening(AccessRules.TrustAcceptsOtherRoles, reference, new[] { RequestPrincipal.Anonymous }, new string?[] { null }, decision);
            }
        }
    }

    private IEnumerable<FindingRule> RulesOf(RequestPrincipal caller, string? externalId)
    {
        bool isSource = _needs.IsSource(caller);
        if (!isSource)
        {
            yield return AccessRules.TrustAcceptsOtherRoles;
        }

        // A service and an identity provider send no ExternalId, so that it is not what is missing.
        if (externalId is null && caller.Type is not (PrincipalType.Service or PrincipalType.FederatedIdentity))
        {
            yield return AccessRules.TrustWithoutExternalId;
        }
        else if (isSource)
        {
            yield return AccessRules.TrustAcceptsAnyExternalId;
        }
    }

    /// <summary>The ways of a caller that are allowed, and those of which that cannot be told.</summary>
    private IEnumerable<(string? ExternalId, AccessDecision Decision)> Ways(RequestPrincipal caller, IReadOnlyList<string?> samples)
    {
        if (caller.Type is PrincipalType.FederatedIdentity or PrincipalType.Service)
        {
            RequestContext none = RequestContext.Empty.Without(TrustStatement.ExternalIdKey);
            string[] actions = caller.Type == PrincipalType.Service ? new[] { TrustStatement.AssumeRole } : new[] { WithSaml, WithWebIdentity };
            return actions.SelectMany(action => Open(Decide(caller, action, none))).Select(decision => ((string?)null, decision));
        }

        AccessDecision unknown = Decide(caller, TrustStatement.AssumeRole, RequestContext.Empty);
        if (unknown.Outcome is AccessOutcome.ImplicitDeny or AccessOutcome.ExplicitDeny)
        {
            return Enumerable.Empty<(string?, AccessDecision)>();
        }

        IEnumerable<string?> found = unknown.Branches
            .SelectMany(branch => branch.Assignments)
            .Where(assignment => string.Equals(assignment.Key, TrustStatement.ExternalIdKey, StringComparison.OrdinalIgnoreCase) && assignment.Values.Count == 1 && ExternalIds.IsAllowed(assignment.Values[0]))
            .Select(assignment => assignment.Values[0]);
        return from externalId in samples.Concat(found).Distinct(StringComparer.Ordinal)
               let context = externalId is null ? RequestContext.Empty.Without(TrustStatement.ExternalIdKey) : RequestContext.Empty.With(TrustStatement.ExternalIdKey, externalId)
               from decision in Open(Decide(caller, TrustStatement.AssumeRole, context))
               select (externalId, decision);
    }

    private IEnumerable<AccessDecision> Open(AccessDecision decision) => OpenWays.Of(decision, _evaluator);

    private AccessDecision Decide(RequestPrincipal caller, string action, RequestContext context)
    {
        AccessRequest request = AccessRequest.Create(caller, action, _role.Arn.ToString(), _role.Arn.AccountId, context)
            .WithResourceTags(_role.Tags)
            .WithOrganizations(caller.AccountId is { } account ? _accounts.FindOrganization(account)?.Membership : null, _organization?.Membership);
        return _evaluator.Evaluate(request, _policies);
    }

    private AccessCheck Passed(string name, FindingRule rule) => new()
    {
        Leg = AccessLeg.Trust,
        Name = name,
        MustBeRefused = true,
        Status = AccessStatus.Passed,
        Action = TrustStatement.AssumeRole,
        Resource = _role.Arn.ToString(),
        Reason = "No statement of the trust policy lets in more than the state machines of the run.",
        Rule = rule,
    };

    private AccessCheck Failed(string name, TrustOpening opening)
    {
        bool isOpen = opening.Statement is not null;
        string callers = NameList.Of(opening.Callers.Select(TrustCallers.Describe).Distinct(StringComparer.Ordinal).ToArray(), Most);
        string need = _needs.SourceRoles.Count == 0
            ? "Remove it, or name the execution roles and state machines that use the role."
            : $"to {NameList.Of(_needs.SourceRoles.Select(role => role.ToString()).ToArray(), Most)} and the ExternalId {NameList.Of(_needs.StateMachines.Select(machine => machine.ToString()).ToArray(), Most)}.";
        return new AccessCheck
        {
            Leg = AccessLeg.Trust,
            Name = name,
            MustBeRefused = true,
            Status = isOpen ? AccessStatus.Failed : AccessStatus.Undetermined,
            Action = TrustStatement.AssumeRole,
            Resource = _role.Arn.ToString(),
            Reason = isOpen
                ? $"{callers} can assume the target role {With(opening)}: its trust policy allows it ({opening.Statement!.Place})."
                : $"Whether {callers} can assume the target role {With(opening)} cannot be told: {opening.Decision.Explanation.Summary}",
            RecommendedAction = !isOpen ? $"Write the trust policy in simpler conditions, so that it can be told."
                : _needs.SourceRoles.Count == 0 ? need
                : $"Narrow {opening.Statement!.Place} of the trust policy {need}",
            StatementToChange = opening.Statement,
            Decision = opening.Decision,
            Rule = opening.Rule,
        };
    }

    private static string With(TrustOpening opening)
    {
        if (opening.Rule == AccessRules.TrustWithoutExternalId || opening.Callers.All(caller => caller.Type is PrincipalType.Service or PrincipalType.FederatedIdentity))
        {
            return "without an ExternalId";
        }

        string[] named = opening.ExternalIds.OfType<string>().ToArray();
        // Where an ExternalId that nobody named is let in, so are all others.
        if (named.Any(ExternalIdSamples.IsMadeUp))
        {
            return opening.ExternalIds.Contains(null) ? "with any ExternalId or none" : "with the ExternalId of any other state machine";
        }

        return named.Length == 0 ? "without an ExternalId" : $"with the ExternalId {NameList.Of(named, Most)}";
    }
}
