using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Explaining;

/// <summary>Goes over the policies of a decision again, to find the statements that explain it.</summary>
internal static class DecisionInspector
{
    public static IReadOnlyList<StatementReference> Statements(AccessDecision decision)
    {
        if (decision.Outcome == AccessOutcome.ImplicitDeny)
        {
            return Array.Empty<StatementReference>();
        }

        var found = new List<StatementReference>();
        EvaluationFrame frame = decision.Frame;
        foreach ((PolicyLayer layer, string? level, NamedPolicy policy) in Applicability.Policies(decision.Request, decision.Policies))
        {
            CompiledStatement[] statements = policy.Compile()?.Statements ?? Array.Empty<CompiledStatement>();
            for (int i = 0; i < statements.Length; i++)
            {
                Ternary matches = statements[i].Matches(layer, in frame, out _);
                if (Determines(decision.Outcome, statements[i].IsDeny, matches))
                {
                    found.Add(Reference(layer, level, policy, statements[i], i));
                }
            }
        }

        return found;
    }

    public static IReadOnlyList<StatementNearMiss> NearMisses(AccessDecision decision)
    {
        if (decision.IsAllowed)
        {
            return Array.Empty<StatementNearMiss>();
        }

        var found = new List<(StatementNearMiss Miss, int Distance)>();
        EvaluationFrame frame = decision.Frame;
        foreach ((PolicyLayer layer, string? level, NamedPolicy policy) in Applicability.Policies(decision.Request, decision.Policies))
        {
            if (!IsOfInterest(decision, layer))
            {
                continue;
            }

            CompiledStatement[] statements = policy.Compile()?.Statements ?? Array.Empty<CompiledStatement>();
            for (int i = 0; i < statements.Length; i++)
            {
                IReadOnlyList<ElementMismatch> mismatches = statements[i].IsDeny
                    ? Array.Empty<ElementMismatch>()
                    : StatementInspector.Mismatches(statements[i], layer, in frame);
                if (IsNear(mismatches))
                {
                    var miss = new StatementNearMiss(Reference(layer, level, policy, statements[i], i), mismatches);
                    found.Add((miss, mismatches.Sum(mismatch => Distance(mismatch, statements[i].Source, decision.Request.Principal))));
                }
            }
        }

        // The order of the policies is kept among equals.
        return found.OrderBy(entry => entry.Distance).Select(entry => entry.Miss).ToList();
    }

    /// <summary>
    /// How far an element puts a statement off: a condition least, a principal most, and one of another kind (a service
    /// for a role) more still.
    /// </summary>
    private static int Distance(ElementMismatch mismatch, PolicyStatement statement, RequestPrincipal principal) => mismatch.Element switch
    {
        "Statement" or "Condition" => 1,
        "Principal" or "NotPrincipal" => HasKindOf(principal, statement.Principal!) ? 3 : 9,
        _ => 2,
    };

    private static bool HasKindOf(RequestPrincipal principal, PrincipalElement element)
    {
        PrincipalKind kind = principal.Type switch
        {
            PrincipalType.Service => PrincipalKind.Service,
            PrincipalType.FederatedIdentity => PrincipalKind.Federated,
            _ => PrincipalKind.Aws,
        };
        return element.Principals.Any(candidate => candidate.Kind == kind);
    }

    /// <summary>Near is a statement of the action, whatever else fails, or one in which a single element fails.</summary>
    private static bool IsNear(IReadOnlyList<ElementMismatch> mismatches) =>
        mismatches.Count == 1
        || (mismatches.Count > 1 && mismatches.All(mismatch => mismatch.Element is not ("Action" or "NotAction")));

    /// <summary>
    /// A resource's policy could have allowed in place of an identity policy, within one account. RCPs never block for
    /// want of an Allow.
    /// </summary>
    private static bool IsOfInterest(AccessDecision decision, PolicyLayer layer) =>
        (decision.Outcome == AccessOutcome.Undetermined && layer != PolicyLayer.ResourceControlPolicy)
        || decision.Blocking.Has(layer)
        || (layer == PolicyLayer.ResourcePolicy && decision.Outcome == AccessOutcome.ImplicitDeny);

    private static bool Determines(AccessOutcome outcome, bool isDeny, Ternary matches) => outcome switch
    {
        AccessOutcome.Allowed => !isDeny && matches == Ternary.True,
        AccessOutcome.ExplicitDeny => isDeny && matches != Ternary.False,
        _ => matches == Ternary.Unknown,
    };

    private static StatementReference Reference(PolicyLayer layer, string? level, NamedPolicy policy, CompiledStatement statement, int index)
    {
        PolicyStatement source = statement.Source;
        return new StatementReference(layer, level, policy.Name, index, source.Sid, source.Effect, source.Location);
    }
}
