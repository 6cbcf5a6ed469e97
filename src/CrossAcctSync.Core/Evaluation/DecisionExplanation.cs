using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Explaining;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>The reason of a decision in words, for people.</summary>
public sealed class DecisionExplanation
{
    private DecisionExplanation(string summary, IReadOnlyList<string> details)
    {
        Summary = VisibleText.Of(summary);
        Details = details.Select(detail => VisibleText.Of(detail)).ToArray();
    }

    /// <summary>One sentence.</summary>
    public string Summary { get; }

    /// <summary>A sentence for each determining statement, near miss, further blocking layer, or branch.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <summary>Puts a decision into words.</summary>
    public static DecisionExplanation Of(AccessDecision decision)
    {
        _ = decision ?? throw new ArgumentNullException(nameof(decision));
        string summary = SummaryOf(decision);
        return new DecisionExplanation(
            decision.IsDenyPossible ? summary + " A Deny may apply too, by what is not known of the request." : summary,
            DetailsOf(decision).ToArray());
    }

    /// <inheritdoc />
    public override string ToString() => Summary;

    private static string SummaryOf(AccessDecision decision)
    {
        AccessRequest request = decision.Request;
        switch (decision.Reason)
        {
            case DecisionReason.AllowedByPolicies:
                return decision.Statements.Count == 0
                    ? $"{request.Principal} has full access in its own account, and no policy denies {request.Action}."
                    : $"{request.Action} is allowed by {Sentence.List(decision.Statements.Select(Sentence.Place))}.";
            case DecisionReason.DeniedByStatement:
                return Sentence.Capital($"{Sentence.Policy(decision.Statements[0])} denies {request.Action} ({decision.Statements[0].Place}).");
            case DecisionReason.UnreadablePolicy:
                NamedPolicy unreadable = Unreadable(decision)!;
                return $"The policy {unreadable.Name} could not be read: {unreadable.Problem}";
            case DecisionReason.PartitionsDiffer:
                return $"{request.Principal} is in the partition '{request.Principal.Partition}' and {request.Resource} is in another; access never crosses partitions.";
            case DecisionReason.CallerCannotAssumeRoles:
                return request.Principal.Type is PrincipalType.AccountRoot or PrincipalType.Anonymous
                    ? $"{request.Principal} cannot assume a role: neither the root user nor an unsigned request can."
                    : $"{request.Principal} cannot call {request.Action}: AssumeRoleWithSAML is for identities of a SAML provider, AssumeRoleWithWebIdentity for those of an OpenID Connect provider, and AssumeRole for principals of AWS.";
            case DecisionReason.NoPermissionNeeded:
                return $"{request.Action} needs no permission, and no policy denies it.";
            case DecisionReason.CallerNotOfKind:
                return $"{request.Principal} cannot call {request.Action}: it takes the long-term credentials of a user, whatever policies say.";
            case DecisionReason.ContextUnknown:
                return $"Whether {request.Action} is allowed hangs on {Sentence.List(decision.UndeterminedKeys)}: {string.Join("; ", decision.Branches)}.";
            case DecisionReason.NoPolicy:
                return decision.BlockedBy is PolicyLayer.TrustPolicy or PolicyLayer.ResourcePolicy
                    ? $"{request.Resource} has no {Sentence.Layer(decision.BlockedBy)}, and {request.Action} needs one that allows {request.Principal}."
                    : $"{request.Principal} has no {Sentence.Layer(decision.BlockedBy)}, and {request.Action} on {request.Resource} needs one that allows it.";
            default:
                return Implicit(decision);
        }
    }

    private static string Implicit(AccessDecision decision)
    {
        PolicyLayer? layer = decision.BlockedBy;
        StatementNearMiss? nearest = decision.NearMisses.FirstOrDefault(miss => miss.Statement.Layer == layer);
        return nearest is not null && nearest.Mismatches.All(mismatch => mismatch.Element is not ("Action" or "NotAction"))
            ? Sentence.NearMiss(nearest, decision.Request)
            : $"No statement of the {Sentence.Layer(layer)} allows {decision.Request.Principal} {decision.Request.Action} on {decision.Request.Resource}.";
    }

    private static IEnumerable<string> DetailsOf(AccessDecision decision)
    {
        foreach (StatementReference statement in decision.Statements)
        {
            yield return Sentence.Capital($"{Sentence.Policy(statement)} {(statement.Effect == Policies.PolicyEffect.Deny ? "denies" : "allows")} it ({statement.Place}).");
        }

        foreach (StatementNearMiss miss in decision.NearMisses)
        {
            yield return Sentence.NearMiss(miss, decision.Request);
        }

        foreach (PolicyLayer layer in decision.BlockedLayers.Skip(1))
        {
            yield return $"The {Sentence.Layer(layer)} blocks the request too.";
        }

        foreach (DecisionBranch branch in decision.Branches)
        {
            yield return branch + ".";
        }
    }

    private static NamedPolicy? Unreadable(AccessDecision decision) =>
        Logic.Applicability.Policies(decision.Request, decision.Policies)
            .Where(entry => entry.Policy.Problem is not null)
            .Select(entry => entry.Policy)
            .FirstOrDefault();
}
