using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>What the policies of a role do not grant, and of what that cannot be said.</summary>
/// <param name="Missing">What has to be added.</param>
/// <param name="Notes">What nobody can decide, with what it hangs on, and what stays denied whatever is added; one sentence each.</param>
/// <param name="Denied">Why no statement would grant a part of it, or null.</param>
internal sealed record PermissionGap(PolicyDocument Missing, IReadOnlyList<string> Notes, string? Denied)
{
    /// <summary>Compares what is needed with what is there: by its text where that says it, else by a decision on each action and resource.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="context">The role.</param>
    /// <param name="merge">What its text says.</param>
    public static PermissionGap Of(PermissionNeed need, DraftContext context, PolicyMergeResult merge)
    {
        PolicyStatement[] byText = merge.Added.Select(added => added.Granted).ToArray();
        if (need.Judge is not { } judge)
        {
            return new PermissionGap(PolicyDocument.Of(byText), Array.Empty<string>(), null);
        }

        var cells = new GrantedCells(need, context.View, judge);
        if (cells.FindDeny() is { } denied)
        {
            return new PermissionGap(PolicyDocument.Of(), Array.Empty<string>(), $"{denied.Explanation.Summary} A statement that is added does not help.");
        }

        var questions = new List<(PolicyStatement Cell, AccessDecision Decision)>();
        PolicyStatement[] missing = byText.SelectMany(statement => cells.Missing(statement, questions)).ToArray();
        return new PermissionGap(PolicyDocument.Of(missing), Questions(need, questions).Concat(Blocks(need, context.Role, judge)).ToArray(), null);
    }

    private static IEnumerable<string> Questions(PermissionNeed need, IEnumerable<(PolicyStatement Cell, AccessDecision Decision)> questions) => questions
        .GroupBy(
            question => string.Join(", ", question.Decision.UndeterminedKeys.DefaultIfEmpty("what the account does not tell"))
                + (question.Decision.Statements.FirstOrDefault(statement => statement.Layer == PolicyLayer.IdentityPolicy) is { } place ? $" ({place})" : string.Empty),
            StringComparer.Ordinal)
        .Select(group =>
            $"Whether the role {need.Role} may {Names(group.Select(question => question.Cell.Action.Values[0]))} on {Names(group.Select(question => question.Cell.Resource!.Values[0]))} "
            + $"for {SyncNeed.Names(new[] { need.StateMachineArn })} is not known, so nothing is added for it: it hangs on {group.Key}. "
            + "Give the value of these keys with -Context, or take the condition out if it is not wanted.");

    private static IEnumerable<string> Blocks(PermissionNeed need, AccountRole role, PermissionJudge judge) => need.Document.Statements
        .SelectMany(statement => StatementCells.Of(statement) is { IsWhole: false } cells ? cells.Cells.Select(cell => judge.FindBlock(need, role, cell.Statement)) : Array.Empty<AccessDecision?>())
        .OfType<AccessDecision>()
        .GroupBy(decision => decision.BlockedBy)
        .Select(group =>
            $"The role {need.Role} stays without {Names(group.Select(decision => decision.Request.Action))}, whatever is added to its policies: {group.First().Explanation.Summary}");

    private static string Names(IEnumerable<string> names) => NameList.Of(names.Distinct(StringComparer.Ordinal).ToArray(), 4);
}
