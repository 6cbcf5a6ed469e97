using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// A statement, ready to be matched. One that AWS could not have accepted never allows; if it denies, the element in
/// question counts as met.
/// </summary>
internal sealed class CompiledStatement
{
    private readonly bool _isRefused;

    public CompiledStatement(PolicyStatement source, bool hasVariables, bool isDocumentRefused)
    {
        Source = source;
        IsDeny = source.Effect == PolicyEffect.Deny;
        Action = new ActionMatcher(source.Action);
        Resource = source.Resource is null ? null : new ResourceMatcher(source.Resource, hasVariables);
        Principal = source.Principal is null ? null : new PrincipalMatcher(source.Principal);
        IReadOnlyList<PolicyCondition> conditions = source.Conditions;
        Conditions = conditions.Count == 0 ? Array.Empty<CompiledCondition>() : new CompiledCondition[conditions.Count];
        bool isConditionRefused = false;
        for (int i = 0; i < Conditions.Length; i++)
        {
            Conditions[i] = new CompiledCondition(conditions[i], hasVariables);
            isConditionRefused |= Conditions[i].IsMalformed;
        }

        _isRefused = isDocumentRefused || isConditionRefused || source.UnknownElements.Count > 0
            || Action.IsMalformed || Resource is { IsMalformed: true } || Principal is { IsMalformed: true };
    }

    public PolicyStatement Source { get; }

    public bool IsDeny { get; }

    public ActionMatcher Action { get; }

    public ResourceMatcher? Resource { get; }

    public PrincipalMatcher? Principal { get; }

    public CompiledCondition[] Conditions { get; }

    /// <summary>What AWS misses in an <c>Allow</c> statement of a policy of the layer; null when it could accept it.</summary>
    public string? Refusal(PolicyLayer layer)
    {
        if (_isRefused)
        {
            return "a statement that AWS accepts";
        }

        switch (layer)
        {
            case PolicyLayer.TrustPolicy:
                return Principal is null ? "a Principal"
                    : Resource is not null ? "no Resource"
                    : Principal.IsNegated ? "a Principal, not a NotPrincipal"
                    : null;
            case PolicyLayer.ResourcePolicy:
                return Principal is null ? "a Principal"
                    : Principal.IsNegated ? "a Principal, not a NotPrincipal"
                    : IsUncompleted(layer) ? "an ARN of six fields"
                    : null;
            default:
                return Principal is not null ? "no Principal"
                    : Resource is null ? "a Resource"
                    : IsUncompleted(layer) ? "an ARN of six fields"
                    : null;
        }
    }

    /// <summary>
    /// Whether the resource's ARN is not completed in a policy of the layer: identity-based policies alone are said to be, and
    /// session policies refuse it (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
    /// </summary>
    private bool IsUncompleted(PolicyLayer layer) => layer switch
    {
        PolicyLayer.IdentityPolicy or PolicyLayer.PermissionsBoundary => false,
        PolicyLayer.SessionPolicy => Resource is { IsIncomplete: true },
        _ => Resource is { IsShort: true },
    };

    /// <summary>Whether the statement applies, and how it names the principal.</summary>
    public Ternary Matches(PolicyLayer layer, in EvaluationFrame frame, out GrantKind grant)
    {
        grant = GrantKind.Direct;
        bool isMatch = Action.IsMatch(frame.Request.Facts.ActionLower) || (IsDeny && Action.IsMalformed);
        if (!isMatch || (!IsDeny && (_isRefused || Refusal(layer) is not null)))
        {
            return Ternary.False;
        }

        Ternary result = MatchesPrincipal(layer, in frame, out grant);
        if (result == Ternary.False)
        {
            return Ternary.False;
        }

        result = result.And(MatchesResource(layer, in frame));
        for (int i = 0; i < Conditions.Length && result != Ternary.False; i++)
        {
            result = result.And(Conditions[i].Evaluate(in frame, IsDeny));
        }

        return result;
    }

    /// <summary>Unknown where a session of the principal's role is named and the principal's session is not known.</summary>
    public Ternary MatchesPrincipal(PolicyLayer layer, in EvaluationFrame frame, out GrantKind grant)
    {
        grant = GrantKind.Direct;
        if (Principal is null || !HasPrincipals(layer))
        {
            return Ternary.True;
        }

        RequestPrincipal principal = frame.Request.Principal;
        if (IsDeny)
        {
            return Principal.IsMalformed || Principal.Denies(principal, frame.HasBoundary) ? Ternary.True : MatchesSession(in frame);
        }

        grant = Principal.Grant(principal);
        if (grant != GrantKind.None)
        {
            return Ternary.True;
        }

        grant = GrantKind.Direct;
        return MatchesSession(in frame);
    }

    private Ternary MatchesSession(in EvaluationFrame frame) =>
        Principal!.HasSessions && !Principal.IsNegated ? UnknownSession.Matches(Principal.Sessions, in frame) : Ternary.False;

    public Ternary MatchesResource(PolicyLayer layer, in EvaluationFrame frame) =>
        Resource is null || layer == PolicyLayer.TrustPolicy || (IsDeny && (Resource.IsMalformed || (layer == PolicyLayer.SessionPolicy && Resource.IsIncomplete)))
            ? Ternary.True
            : Resource.Matches(frame.Request.Resource, in frame);

    private static bool HasPrincipals(PolicyLayer layer) =>
        layer is PolicyLayer.TrustPolicy or PolicyLayer.ResourcePolicy;
}
