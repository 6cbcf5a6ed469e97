using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What a role's own policies grant of a need, each action on each resource decided by itself.</summary>
internal sealed class GrantedCells
{
    private readonly PermissionNeed _need;
    private readonly AccountRole _role;
    private readonly PermissionJudge _judge;
    private readonly NamedPolicy[] _policies;

    /// <summary>Looks at a role; a policy that cannot be read grants nothing that anybody knows of.</summary>
    public GrantedCells(PermissionNeed need, AccountRole role, PermissionJudge judge)
    {
        _need = need;
        _role = role;
        _judge = judge;
        _policies = role.IdentityPolicies.Where(policy => policy.Document is not null).ToArray();
    }

    /// <summary>The first part of the need that a Deny of these policies stops for certain; null when none does.</summary>
    public AccessDecision? FindDeny() =>
        _policies.Any(policy => policy.Document!.Statements.Any(statement => statement.Effect == PolicyEffect.Deny))
            ? _need.Document.Statements.Where(IsDecidable).SelectMany(statement => StatementCells.Of(statement).Cells)
                .Select(cell => _judge.Decide(_need, _role, cell.Statement, _policies))
                .FirstOrDefault(decision => decision is { Outcome: AccessOutcome.ExplicitDeny })
            : null;

    /// <summary>What of a statement is not granted, as few statements as say exactly that.</summary>
    /// <param name="statement">A statement that no statement of the policies covers by its text.</param>
    /// <param name="questions">Takes what nobody can decide.</param>
    public IEnumerable<PolicyStatement> Missing(PolicyStatement statement, List<(PolicyStatement Cell, AccessDecision Decision)> questions)
    {
        if (!IsDecidable(statement) || _policies.Length == 0)
        {
            return new[] { statement };
        }

        StatementCells cells = StatementCells.Of(statement);
        var missing = new List<StatementCells.Cell>();
        foreach (StatementCells.Cell cell in cells.Cells)
        {
            AccessDecision? decision = _judge.Decide(_need, _role, cell.Statement, _policies);
            if (decision is not { Outcome: AccessOutcome.Allowed or AccessOutcome.Undetermined } || !IsWhole(cell.Statement))
            {
                missing.Add(cell);
            }
            else if (decision.Outcome == AccessOutcome.Undetermined)
            {
                questions.Add((cell.Statement, decision));
            }
        }

        return missing.Count == 0 ? Array.Empty<PolicyStatement>() : cells.Narrow(missing) is { } one ? new[] { one } : Split(statement, missing);
    }

    private static bool IsDecidable(PolicyStatement statement) =>
        statement is { Action.IsNegated: false, Resource.IsNegated: false, Principal: null, UnknownElements.Count: 0 } && !StatementCells.Of(statement).IsWhole;

    /// <summary>
    /// A pattern is decided by one resource that it matches, so that of what is allowed a statement has to cover the rest
    /// of it as well. Conditions on what the call does not tell were decided with that resource.
    /// </summary>
    private bool IsWhole(PolicyStatement cell)
    {
        string resource = cell.Resource!.Values[0];
        if (resource == "*" || !(HasWildcard(resource) || cell.Conditions.Any(condition => condition.Values.Any(HasWildcard))))
        {
            return true;
        }

        // What is known of the account of a resource is not known of resources of any account.
        return !(resource.Split(':') is { Length: > 5 } parts && HasWildcard(parts[4])) && _policies.Any(policy => Covers(policy, cell));
    }

    private bool Covers(NamedPolicy policy, PolicyStatement cell) =>
        _judge.Decide(_need, _role, cell, new[] { policy }) is { Outcome: AccessOutcome.Allowed or AccessOutcome.Undetermined } decision
        && decision.Statements.Where(statement => statement.Layer == PolicyLayer.IdentityPolicy).Select(statement => policy.Document!.Statements[statement.Index]).Any(allow =>
            allow.Effect == PolicyEffect.Allow
            && StatementCoverage.Find(allow with { Conditions = allow.Conditions.Where(condition => IsOf(cell, condition)).ToArray() }, cell, _role.Arn.Partition) is not null);

    private static bool IsOf(PolicyStatement cell, PolicyCondition condition) =>
        cell.Conditions.Any(own => string.Equals(own.Key, condition.Key, StringComparison.OrdinalIgnoreCase));

    private static bool HasWildcard(string text) => text.IndexOfAny(new[] { '*', '?' }) >= 0;

    /// <summary>Cells that no single statement says exactly: actions that lack the same resources are one statement, or the other way round.</summary>
    private static IReadOnlyList<PolicyStatement> Split(PolicyStatement statement, IReadOnlyCollection<StatementCells.Cell> cells)
    {
        PolicyStatement[] byAction = Group(cells, cell => cell.Action, cell => cell.Resource).Select(group => Of(group.Keys, group.Others)).ToArray();
        PolicyStatement[] byResource = Group(cells, cell => cell.Resource, cell => cell.Action).Select(group => Of(group.Others, group.Keys)).ToArray();
        return byResource.Length < byAction.Length ? byResource : byAction;

        PolicyStatement Of(IEnumerable<int> actions, IEnumerable<int> resources) => statement with
        {
            Action = new PolicyElement(false, actions.Select(index => statement.Action.Values[index]).ToArray()),
            Resource = new PolicyElement(false, resources.Select(index => statement.Resource!.Values[index]).ToArray()),
        };
    }

    private static IEnumerable<(int[] Keys, int[] Others)> Group(IEnumerable<StatementCells.Cell> cells, Func<StatementCells.Cell, int> key, Func<StatementCells.Cell, int> other) => cells
        .GroupBy(key, other)
        .Select(group => (group.Key, Others: group.OrderBy(index => index).ToArray()))
        .GroupBy(group => string.Join(",", group.Others), StringComparer.Ordinal)
        .Select(group => (group.Select(one => one.Key).ToArray(), group.First().Others));
}
