using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Whether a statement grants (or denies) all that another does. A yes is always true; where the policy language leaves
/// doubt the answer is no.
/// </summary>
internal static class StatementCoverage
{
    /// <returns>How <paramref name="wide"/> covers <paramref name="narrow"/>, or null when it does not, or not surely.</returns>
    public static StatementCover? Find(PolicyStatement wide, PolicyStatement narrow, string partition)
    {
        if (wide.Effect != narrow.Effect || wide.UnknownElements.Count > 0 || narrow.UnknownElements.Count > 0)
        {
            return null;
        }

        var broader = new List<string>();
        bool byEveryone = false;
        return CoversPrincipals(wide.Principal, narrow.Principal, partition, broader, ref byEveryone)
            && CoversActions(wide.Action, narrow.Action, broader)
            && CoversResources(wide.Resource, narrow.Resource, broader)
            && CoversConditions(wide, narrow, broader)
                ? new StatementCover(broader, byEveryone)
                : null;
    }

    private static bool CoversPrincipals(PrincipalElement? wide, PrincipalElement? narrow, string partition, List<string> broader, ref bool byEveryone)
    {
        if (wide is null || narrow is null)
        {
            return wide is null && narrow is null;
        }

        var wideNames = new HashSet<string>(wide.Principals.Select(one => CanonicalPrincipal.Of(one, partition)), StringComparer.Ordinal);
        var narrowNames = narrow.Principals.Select(one => CanonicalPrincipal.Of(one, partition)).ToList();
        if (wide.IsNegated || narrow.IsNegated)
        {
            // What NotPrincipal leaves over depends on the caller's session and account
            // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
            return wide.IsNegated && narrow.IsNegated && wideNames.SetEquals(narrowNames);
        }

        if (narrowNames.All(wideNames.Contains))
        {
            return true;
        }

        // The root of an account does not count for its roles: it only lets the account's own policies decide
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts).
        bool covers = wideNames.Contains(CanonicalPrincipal.Everyone) && narrow.Principals.All(one => one.Kind == PrincipalKind.Aws || wideNames.Contains(CanonicalPrincipal.Of(one, partition)));
        if (covers)
        {
            byEveryone = true;
            broader.Add("to every principal");
        }

        return covers;
    }

    private static bool CoversActions(PolicyElement wide, PolicyElement narrow, List<string> broader) =>
        CoversElement(wide, narrow, PolicyPattern.CoversAction, PolicyPattern.MayOverlap, StringComparer.OrdinalIgnoreCase, "Action", broader);

    private static bool CoversResources(PolicyElement? wide, PolicyElement? narrow, List<string> broader)
    {
        if (wide is null || narrow is null)
        {
            return wide is null && narrow is null;
        }

        return CoversElement(wide, narrow, PolicyPattern.CoversResource, PolicyPattern.MayOverlapResource, StringComparer.Ordinal, "Resource", broader);
    }

    private static bool CoversElement(
        PolicyElement wide,
        PolicyElement narrow,
        Func<string, string, bool> covers,
        Func<string, string, bool> mayOverlap,
        StringComparer comparer,
        string name,
        List<string> broader)
    {
        if (narrow.IsNegated && wide.IsNegated)
        {
            // Fewer exclusions are wider.
            bool isWider = wide.Values.All(excluded => narrow.Values.Any(other => covers(other, excluded)));
            AddIf(broader, isWider && !narrow.Values.All(excluded => wide.Values.Any(other => covers(other, excluded))), $"by a wider Not{name}");
            return isWider;
        }

        if (narrow.IsNegated)
        {
            AddIf(broader, wide.Values.Contains("*"), $"on {name} *");
            return wide.Values.Contains("*");
        }

        if (wide.IsNegated)
        {
            bool isLeft = narrow.Values.All(value => !wide.Values.Any(excluded => mayOverlap(excluded, value)));
            AddIf(broader, isLeft, $"by Not{name}");
            return isLeft;
        }

        foreach (string value in narrow.Values)
        {
            if (wide.Values.Contains(value, comparer))
            {
                continue;
            }

            string? pattern = wide.Values.FirstOrDefault(one => covers(one, value));
            if (pattern is null)
            {
                return false;
            }

            AddIf(broader, true, $"on {name} {pattern}");
        }

        return narrow.Values.Count > 0;
    }

    private static bool CoversConditions(PolicyStatement wide, PolicyStatement narrow, List<string> broader)
    {
        foreach (PolicyCondition condition in wide.Conditions)
        {
            if (!narrow.Conditions.Any(given => ConditionImplication.Implies(given, condition)))
            {
                return false;
            }
        }

        foreach (PolicyCondition given in narrow.Conditions)
        {
            PolicyCondition? same = wide.Conditions.FirstOrDefault(condition => ConditionImplication.Implies(given, condition));
            if (same is null)
            {
                AddIf(broader, true, "without " + given.Key);
            }
            else if (ConditionImplication.WidenedBy(given, same) is { } pattern)
            {
                AddIf(broader, true, $"with {given.Key} {pattern}");
            }
        }

        return true;
    }

    private static void AddIf(List<string> broader, bool condition, string clause)
    {
        if (condition && !broader.Contains(clause))
        {
            broader.Add(clause);
        }
    }
}
