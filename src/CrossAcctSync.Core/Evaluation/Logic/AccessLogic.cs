using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>
/// The evaluation logic of AWS: within one account
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html, and
/// across accounts https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html.
/// </summary>
internal static class AccessLogic
{
    private const string AssumeRole = "sts:assumerole";
    private const string WithSaml = "sts:assumerolewithsaml";
    private const string WithWebIdentity = "sts:assumerolewithwebidentity";

    public static Verdict Decide(in EvaluationFrame frame, PolicySet policies)
    {
        AccessRequest request = frame.Request;
        RequestFacts facts = request.Facts;
        RequestPrincipal principal = request.Principal;
        if (facts.MayCallUnguarded is { } mayCall)
        {
            return mayCall ? new Verdict(AccessOutcome.Allowed, DecisionReason.NoPermissionNeeded, default) : Refused(DecisionReason.CallerNotOfKind);
        }

        if (facts.ArePartitionsDifferent)
        {
            return Refused(DecisionReason.PartitionsDiffer);
        }

        if (facts.IsTrust && !CanAssumeRoles(principal, facts))
        {
            return Refused(DecisionReason.CallerCannotAssumeRoles);
        }

        var scan = new AccessScan();
        scan.Run(in frame, policies);
        if (scan.Denying.First is not null)
        {
            return new Verdict(AccessOutcome.ExplicitDeny, DecisionReason.DeniedByStatement, scan.Denying);
        }

        if (scan.Unreadable.First is not null)
        {
            return new Verdict(AccessOutcome.ImplicitDeny, DecisionReason.UnreadablePolicy, scan.Unreadable);
        }

        Ternary allow = Allows(in scan, facts, principal);
        return allow switch
        {
            Ternary.False => Blocked(in scan, facts, principal, policies) with { IsDenyPossible = scan.Deny == Ternary.Unknown },
            Ternary.True when scan.Deny == Ternary.False => Verdict.Allowed,
            _ => Verdict.Undetermined,
        };
    }

    /// <summary>
    /// Whether the principal can make the call at all: AssumeRoleWithSAML and AssumeRoleWithWebIdentity are for the
    /// identities of a provider of that kind, and they can make no other.
    /// </summary>
    private static bool CanAssumeRoles(RequestPrincipal principal, RequestFacts facts) => principal.Type switch
    {
        PrincipalType.AccountRoot or PrincipalType.Anonymous => false,
        PrincipalType.FederatedIdentity => facts.ActionLower != AssumeRole && facts.ActionLower != (principal.IsSaml ? WithWebIdentity : WithSaml),
        _ => facts.ActionLower is not (WithSaml or WithWebIdentity),
    };

    /// <summary>Whether the resource's policy must allow: across accounts, for roles, and for KMS keys.</summary>
    private static bool NeedsResourcePolicy(RequestFacts facts) => !facts.IsSameAccount || facts.IsTrust || facts.IsKmsKey;

    private static Ternary Allows(in AccessScan scan, RequestFacts facts, RequestPrincipal principal)
    {
        ref readonly LayerFinding resource = ref scan.Resource;
        Ternary limits = scan.Boundary.And(scan.Session);
        Ternary own = scan.Identity.And(limits);
        Ternary allow;
        if (!Applicability.HasIdentity(principal))
        {
            // The root user has full access in its own account; services and unsigned callers have only what a resource's policy gives.
            allow = NeedsResourcePolicy(facts) ? resource.Allow : Ternary.True;
        }
        else if (!facts.IsSameAccount)
        {
            allow = resource.Allow.And(own);
        }
        else
        {
            Ternary granted = resource.Direct.Or(resource.ByRole.And(limits));
            allow = granted.Or(NeedsResourcePolicy(facts) ? resource.ByAccount.And(own) : own);
        }

        return allow.And(scan.ServiceControl);
    }

    private static Verdict Blocked(in AccessScan scan, RequestFacts facts, RequestPrincipal principal, PolicySet policies)
    {
        bool isGrantedToRole = facts.IsSameAccount && scan.Resource.ByRole != Ternary.False;
        LayerMask blocking = default(LayerMask)
            .With(PolicyLayer.ServiceControlPolicy, scan.ServiceControl == Ternary.False)
            .With(facts.ResourceLayer, NeedsResourcePolicy(facts) && scan.Resource.Allow == Ternary.False);
        if (Applicability.HasIdentity(principal))
        {
            blocking = blocking
                .With(PolicyLayer.IdentityPolicy, scan.Identity == Ternary.False && !isGrantedToRole && IsIdentityNeeded(in scan, facts))
                .With(PolicyLayer.PermissionsBoundary, scan.Boundary == Ternary.False && IsIdentityNeeded(in scan, facts))
                .With(PolicyLayer.SessionPolicy, scan.Session == Ternary.False && IsIdentityNeeded(in scan, facts));
        }

        return new Verdict(AccessOutcome.ImplicitDeny, IsWithoutPolicy(blocking, policies) ? DecisionReason.NoPolicy : DecisionReason.NoStatementAllows, blocking);
    }

    /// <summary>Whether the principal's own policies would have to allow: not where the resource's policy names it directly.</summary>
    private static bool IsIdentityNeeded(in AccessScan scan, RequestFacts facts) =>
        !facts.IsSameAccount || scan.Resource.Direct != Ternary.True;

    private static bool IsWithoutPolicy(LayerMask blocking, PolicySet policies) => blocking.First switch
    {
        PolicyLayer.TrustPolicy or PolicyLayer.ResourcePolicy => policies.ResourcePolicy is null,
        PolicyLayer.IdentityPolicy => policies.IdentityPolicies.Count == 0,
        PolicyLayer.SessionPolicy => policies.SessionPolicies.Count == 0,
        _ => false,
    };

    private static Verdict Refused(DecisionReason reason) =>
        new(AccessOutcome.ImplicitDeny, reason, default(LayerMask).With(PolicyLayer.Request));
}
