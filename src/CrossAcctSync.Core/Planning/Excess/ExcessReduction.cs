using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>A role's policies without what is not needed of it. A statement that is needed in part keeps just that part.</summary>
internal static class ExcessReduction
{
    /// <summary>The role with the policies that can be reduced; attached ones that nobody needs are left out, others stay whole.</summary>
    public static AccountRole Of(AccountRole role, PolicyDocument needed, bool isTarget, UnprovenNeeds unproven) => role with
    {
        InlinePolicies = role.InlinePolicies
            .Select(policy => policy.Document is { } document && Reduce(document, needed, isTarget, unproven) is var left && !ReferenceEquals(left, document) ? NamedPolicy.Of(policy.Name, left) : policy)
            .Where(policy => policy.Document is not { Statements.Count: 0 })
            .ToArray(),
        AttachedPolicies = role.AttachedPolicies
            .Where(attached => attached.Policy.Document is not { } document || Reduce(document, needed, isTarget, unproven).Statements.Count > 0)
            .ToArray(),
    };

    /// <summary>A policy without what is not needed; the very same object when all of it is.</summary>
    public static PolicyDocument Reduce(PolicyDocument document, PolicyDocument needed, bool isTarget, UnprovenNeeds unproven)
    {
        var left = new List<PolicyStatement>();
        bool isChanged = false;
        foreach (PolicyStatement statement in document.Statements)
        {
            IReadOnlyList<PolicyStatement> kept = IsJudged(statement, isTarget) ? Needed(statement, needed, unproven) : new[] { statement };
            isChanged |= kept.Count != 1 || !ReferenceEquals(kept[0], statement);
            left.AddRange(kept);
        }

        return isChanged ? document with { Statements = left } : document;
    }

    /// <summary>Of an execution role only what it may assume is judged: what else its state machine does in its own account is not known here.</summary>
    private static bool IsJudged(PolicyStatement statement, bool isTarget) => statement.Effect == PolicyEffect.Allow
        && (isTarget || (!statement.Action.IsNegated && statement.Action.Values.Count > 0
            && statement.Action.Values.All(action => string.Equals(action, TrustStatement.AssumeRole, StringComparison.OrdinalIgnoreCase))));

    private static IReadOnlyList<PolicyStatement> Needed(PolicyStatement statement, PolicyDocument needed, UnprovenNeeds unproven)
    {
        StatementCells cells = StatementCells.Of(statement);
        StatementCells.Cell[] staying = cells.Cells.Where(cell => unproven.Find(cell.Statement) is not null || IsCovered(cell.Statement, needed)).ToArray();
        // A pair of action and resource that do not fit grants nothing, and is no reason to write a policy.
        return cells.Cells.Except(staying).All(cell => !GrantFit.CanGrant(cell.Statement)) ? new[] { statement }
            : staying.Length == 0 ? Array.Empty<PolicyStatement>()
            : cells.Narrow(staying) is { } narrow ? new[] { narrow }
            : PolicyPacker.Pack(PolicyDocument.Of(staying.Select(cell => cell.Statement with { Sid = null }).ToArray()), PolicyQuota.InlineRolePolicy).Documents[0].Statements;
    }

    /// <summary>Grants that stay only because a task may need them: the action and why, one sentence each.</summary>
    public static IEnumerable<string> Spared(NamedPolicy policy, PolicyDocument needed, bool isTarget, UnprovenNeeds unproven) =>
        (policy.Document?.Statements ?? Array.Empty<PolicyStatement>())
            .Where(statement => IsJudged(statement, isTarget))
            .SelectMany(statement => StatementCells.Of(statement).Cells)
            .Select(cell => (Cell: cell.Statement, Reason: unproven.Find(cell.Statement)))
            .Where(cell => cell.Reason is not null && !IsCovered(cell.Cell, needed))
            .GroupBy(cell => cell.Reason!, StringComparer.Ordinal)
            .Select(reason => $"The policy '{policy.Name}' keeps {NameList.Of(reason.SelectMany(cell => cell.Cell.Action.IsNegated ? new[] { "NotAction" } : cell.Cell.Action.Values).Distinct(StringComparer.OrdinalIgnoreCase).ToArray(), 4)}, for {reason.Key}");

    private static bool IsCovered(PolicyStatement cell, PolicyDocument needed)
    {
        PolicyMergeResult merge = PolicyMerger.Merge(needed, PolicyDocument.Of(cell with { Sid = null }));
        return merge is { HasChanges: false, Refused.Count: 0 };
    }
}
