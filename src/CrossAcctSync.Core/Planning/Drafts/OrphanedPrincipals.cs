using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// Trust policies in the form that IAM takes. In place of a role or user that was deleted IAM shows its unique id, and
/// refuses a document that holds one ("Invalid principal in policy"):
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles.
/// </summary>
internal static class OrphanedPrincipals
{
    /// <summary>The document without ids of deleted principals. The id of a role at hand is written as its ARN.</summary>
    /// <param name="trust">The document.</param>
    /// <param name="role">The role whose trust it is.</param>
    /// <param name="known">The roles at hand.</param>
    /// <param name="notes">What was done and why, one sentence each.</param>
    /// <param name="refusal">Why no document can be made, or null.</param>
    public static PolicyDocument Remove(PolicyDocument trust, RoleArn role, IEnumerable<AccountRole> known, List<string> notes, out string? refusal)
    {
        refusal = null;
        if (!trust.Statements.Any(statement => statement.Principal?.Principals.Any(IsId) == true))
        {
            return trust;
        }

        Dictionary<string, string> arns = known.Where(one => one.RoleId is not null).GroupBy(one => one.RoleId!, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.First().Arn.ToString(), StringComparer.Ordinal);
        var statements = new List<PolicyStatement>();
        for (int i = 0; i < trust.Statements.Count; i++)
        {
            PolicyStatement statement = trust.Statements[i];
            if (statement.Principal is not { } element || !element.Principals.Any(IsId))
            {
                statements.Add(statement);
                continue;
            }

            PolicyPrincipal[] orphans = element.Principals.Where(principal => IsId(principal) && !arns.ContainsKey(principal.Value)).ToArray();
            PolicyPrincipal[] left = element.Principals.Except(orphans)
                .Select(principal => IsId(principal) ? principal with { Value = arns[principal.Value] } : principal)
                .ToArray();
            if (element.IsNegated && left.Length == 0)
            {
                refusal = $"Statement[{i}] of the trust policy of {role} excepts nobody but {Values(orphans)}, which was deleted. IAM refuses a document that names it, and without it the statement would say something else.";
                return trust;
            }

            notes.Add(Note(i, role, element, orphans, left.Length == 0));
            if (left.Length > 0)
            {
                statements.Add(statement with { Principal = element with { Principals = left } });
            }
        }

        return trust with { Statements = statements };
    }

    private static bool IsId(PolicyPrincipal principal) => principal.Kind == PrincipalKind.Aws
        && (principal.Value.StartsWith("AROA", StringComparison.Ordinal) || principal.Value.StartsWith("AIDA", StringComparison.Ordinal));

    private static string Note(int index, RoleArn role, PrincipalElement element, PolicyPrincipal[] orphans, bool isGone)
    {
        string place = $"Statement[{index}] of the trust policy of {role} names {Values(element.Principals.Where(IsId))}";
        return orphans.Length == 0 ? $"{place}; IAM takes no document with an id, so that it is written back with the ARN of the role that has the id."
            : $"{place}, the id of a principal that was deleted. IAM refuses to write such a document back, so that {(isGone ? "the statement, which nobody else is named in," : "the id")} is left out of it; it lets nobody in.";
    }

    private static string Values(IEnumerable<PolicyPrincipal> principals) => string.Join(", ", principals.Select(principal => principal.Value));
}
