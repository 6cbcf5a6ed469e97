using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>What a target role grants beyond the need of all state machines that were tested with it.</summary>
internal static class ExcessTest
{
    // Actions and resources that a message writes out.
    private const int Most = 4;

    /// <summary>A finding for each statement, or part of one, that no task needs.</summary>
    /// <param name="role">The target role.</param>
    /// <param name="needed">What is known to be needed of it.</param>
    /// <param name="unproven">What may be needed besides, which is no excess.</param>
    public static IEnumerable<Finding> Of(AccountRole role, PolicyDocument needed, UnprovenNeeds unproven)
    {
        foreach (NamedPolicy policy in role.IdentityPolicies)
        {
            if (policy.Document is not { } document)
            {
                continue;
            }

            for (int index = 0; index < document.Statements.Count; index++)
            {
                PolicyStatement statement = document.Statements[index];
                if (statement.Effect == PolicyEffect.Allow && Beyond(statement, needed) is { } excess && unproven.Find(excess) is null)
                {
                    yield return Describe(role, policy, statement, index, excess, NarrowedBy(excess, needed));
                }
            }
        }
    }

    /// <summary>The part of a statement that the needed policy does not cover; null when it covers all.</summary>
    private static PolicyStatement? Beyond(PolicyStatement statement, PolicyDocument needed)
    {
        if (needed.Statements.Any(need => IsPart(statement, need)))
        {
            return null;
        }

        // Merging the statement into the need adds just what the need does not grant.
        PolicyMergeResult merge = PolicyMerger.Merge(needed, PolicyDocument.Of(statement with { Sid = null }));
        return merge.Added.Count > 0 ? WhatGrants(merge.Added[0].Granted, needed)
            : merge.Refused.Count > 0 ? statement
            : null;
    }

    /// <summary>
    /// The pairs of action and resource that are not needed and can grant something: s3:GetObject on a bucket, which stands beside
    /// s3:ListBucket in one statement, is no excess. Null when there are none.
    /// </summary>
    private static PolicyStatement? WhatGrants(PolicyStatement excess, PolicyDocument needed)
    {
        if (excess.Action.IsNegated || excess.Resource is not { IsNegated: false })
        {
            return excess;
        }

        StatementCells cells = StatementCells.Of(excess);
        StatementCells.Cell[] left = cells.Cells.Where(cell => GrantFit.CanGrant(cell.Statement) && (cells.Cells.Count == 1 || !IsCovered(cell.Statement, needed))).ToArray();
        return left.Length == 0 ? null : cells.Narrow(left) ?? excess;
    }

    private static bool IsCovered(PolicyStatement cell, PolicyDocument needed) =>
        PolicyMerger.Merge(needed, PolicyDocument.Of(cell with { Sid = null })) is { HasChanges: false, Refused.Count: 0 };

    /// <summary>
    /// Whether a statement says a part of what a needed one says, in the same words: so it is when the role has what was
    /// made for it, and nothing needs to be worked out.
    /// </summary>
    private static bool IsPart(PolicyStatement statement, PolicyStatement need) =>
        need.Effect == statement.Effect
        && need.Principal is null && statement.Principal is null
        && need.Conditions.Count == 0 && statement.UnknownElements.Count == 0
        && IsPart(statement.Action, need.Action)
        && statement.Resource is not null && need.Resource is not null && IsPart(statement.Resource, need.Resource);

    private static bool IsPart(PolicyElement element, PolicyElement need) =>
        !element.IsNegated && !need.IsNegated && element.Values.All(value => need.Values.Contains(value, StringComparer.Ordinal));

    /// <summary>The needed statement that would cover the excess but for its conditions, or null.</summary>
    private static PolicyStatement? NarrowedBy(PolicyStatement excess, PolicyDocument needed) => needed.Statements.FirstOrDefault(statement =>
        statement.Conditions.Count > 0 && Beyond(excess, PolicyDocument.Of(statement with { Conditions = Array.Empty<PolicyCondition>() })) is null);

    private static Finding Describe(AccountRole role, NamedPolicy policy, PolicyStatement statement, int index, PolicyStatement excess, PolicyStatement? narrowed)
    {
        bool isLeftover = IsManagedRule(excess);
        string place = $"Statement {index + 1}{(statement.Sid is null ? string.Empty : $" '{statement.Sid}'")} of {policy.Name}";
        return new Finding(
            isLeftover ? AccessRules.EventBridgeLeftover : AccessRules.PermissionBeyondNeed,
            isLeftover
                ? $"{place} lets {role.Arn.Name} manage EventBridge rules, by which .sync works only within one account."
                : $"{place} grants {role.Arn.Name} {StatementText.Values(excess.Action, Most)} on {(excess.Resource is null ? "nothing named" : StatementText.Values(excess.Resource, Most))} "
                    + (narrowed is null ? "beyond what the tested tasks need." : $"in more cases than the tested tasks need it, which is if {string.Join(" and ", narrowed.Conditions)}."),
            isLeftover ? "Remove the statement." : "Remove it, unless something else uses the role.")
        {
            Location = statement.Location,
        };
    }

    /// <summary>The permissions of https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html.</summary>
    private static bool IsManagedRule(PolicyStatement statement) =>
        !statement.Action.IsNegated
        && statement.Action.Values.Count > 0
        && statement.Action.Values.All(action => action.StartsWith("events:", StringComparison.OrdinalIgnoreCase))
        && statement.Resource is { IsNegated: false } resource
        && resource.Values.All(value => value.IndexOf(":rule/StepFunctionsGetEvent", StringComparison.Ordinal) >= 0);
}
