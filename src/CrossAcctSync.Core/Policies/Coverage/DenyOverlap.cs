using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>Whether a Deny may match what an Allow grants. A no is always true; in doubt the answer is yes.</summary>
internal static class DenyOverlap
{
    public static bool MayMatch(PolicyStatement deny, PolicyStatement allow, string partition) =>
        deny.Effect == PolicyEffect.Deny
        && MayMatchPrincipal(deny.Principal, allow.Principal, partition)
        && MayMatchElement(deny.Action, allow.Action, PolicyPattern.CoversAction, PolicyPattern.MayOverlap)
        && (deny.Resource is null || allow.Resource is null || MayMatchElement(deny.Resource, allow.Resource, PolicyPattern.CoversResource, PolicyPattern.MayOverlapResource))
        && !deny.Conditions.Any(condition => allow.Conditions.Any(given => ConditionImplication.Exclude(given, condition)));

    private static bool MayMatchPrincipal(PrincipalElement? deny, PrincipalElement? allow, string partition)
    {
        if (deny is null || allow is null || allow.IsNegated)
        {
            return true;
        }

        var denied = new HashSet<string>(deny.Principals.Select(one => CanonicalPrincipal.Of(one, partition)), StringComparer.Ordinal);
        return deny.IsNegated
            ? allow.Principals.Any(one => !denied.Contains(CanonicalPrincipal.Of(one, partition)))
            : allow.Principals.Any(one => deny.Principals.Any(other => MayBeSame(other, one, partition)));
    }

    private static bool MayBeSame(PolicyPrincipal deny, PolicyPrincipal allow, string partition)
    {
        string denied = CanonicalPrincipal.Of(deny, partition);
        string allowed = CanonicalPrincipal.Of(allow, partition);
        if (denied == allowed || denied == CanonicalPrincipal.Everyone || allowed == CanonicalPrincipal.Everyone)
        {
            return true;
        }

        if (deny.Kind != PrincipalKind.Aws || allow.Kind != PrincipalKind.Aws)
        {
            return false;
        }

        bool isDenyArn = Arn.TryParse(deny.Value, out Arn? deniedArn, out _);
        bool isAllowArn = Arn.TryParse(allow.Value, out Arn? allowedArn, out _);
        if (CanonicalPrincipal.AccountOf(deny) is { } account)
        {
            return !isAllowArn || allowedArn!.AccountId == account;
        }

        if (!isDenyArn || !isAllowArn)
        {
            // A unique id (AROA...) may be that of the very role; only IAM can tell.
            return !AccountId.IsValid(deny.Value);
        }

        // A session is one of the role's; an account's root as the Allow stands for all of its principals.
        return deniedArn!.AccountId == allowedArn!.AccountId
            && (CanonicalPrincipal.AccountOf(allow) is not null || (deniedArn.Service != allowedArn.Service && SameRole(deniedArn, allowedArn)));
    }

    private static bool SameRole(Arn left, Arn right)
    {
        string[] one = left.Resource.Split('/');
        string[] other = right.Resource.Split('/');
        return (one[0] is "role" or "assumed-role") && (other[0] is "role" or "assumed-role") && RoleName(left, one) == RoleName(right, other);
    }

    // A session's ARN has the role's name without its path: arn:aws:sts::account:assumed-role/name/session.
    private static string RoleName(Arn arn, string[] parts) => arn.Service == "sts" && parts.Length > 1 ? parts[1] : parts[parts.Length - 1];

    private static bool MayMatchElement(PolicyElement deny, PolicyElement allow, Func<string, string, bool> covers, Func<string, string, bool> mayOverlap)
    {
        if (allow.IsNegated)
        {
            return true;
        }

        return deny.IsNegated
            ? allow.Values.Any(value => !deny.Values.Any(excluded => covers(excluded, value)))
            : allow.Values.Any(value => deny.Values.Any(other => mayOverlap(other, value)));
    }
}
