using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// A statement as the single grants it is made of: one principal, one action, one resource, one ExternalId each.
/// Elements that are negated or not there are not taken apart.
/// </summary>
internal sealed class StatementCells
{
    // Beyond this a statement counts as one grant: a policy at IAM's limit has a few thousand at most.
    private const int MostCells = 50_000;

    private readonly PolicyStatement _statement;
    private readonly int _splitCondition;

    private StatementCells(PolicyStatement statement)
    {
        _statement = statement;
        _splitCondition = SplitCondition(statement);
        bool isBounded = (long)Math.Max(1, PrincipalCount) * Math.Max(1, ActionCount) * Math.Max(1, ResourceCount) * Math.Max(1, ValueCount) <= MostCells;
        Cells = isBounded ? Make() : new[] { new Cell(0, 0, 0, 0, statement) };
        IsWhole = !isBounded;
    }

    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Whether the statement was too large to take apart.</summary>
    public bool IsWhole { get; }

    private int PrincipalCount => _statement.Principal is { IsNegated: false } principal ? principal.Principals.Count : 1;

    private int ActionCount => _statement.Action.IsNegated ? 1 : _statement.Action.Values.Count;

    private int ResourceCount => _statement.Resource is { IsNegated: false } resource ? resource.Values.Count : 1;

    private int ValueCount => _splitCondition < 0 ? 1 : _statement.Conditions[_splitCondition].Values.Count;

    public static StatementCells Of(PolicyStatement statement) => new(statement);

    /// <summary>
    /// The statement that grants exactly these cells of this one, or null when no single statement does.
    /// </summary>
    public PolicyStatement? Narrow(IReadOnlyCollection<Cell> cells)
    {
        if (cells.Count == Cells.Count)
        {
            return _statement;
        }

        var principals = new SortedSet<int>(cells.Select(cell => cell.Principal));
        var actions = new SortedSet<int>(cells.Select(cell => cell.Action));
        var resources = new SortedSet<int>(cells.Select(cell => cell.Resource));
        var values = new SortedSet<int>(cells.Select(cell => cell.Value));
        return principals.Count * actions.Count * resources.Count * values.Count == cells.Count
            ? Pick(principals, actions, resources, values)
            : null;
    }

    private Cell[] Make()
    {
        var cells = new List<Cell>();
        for (int principal = 0; principal < PrincipalCount; principal++)
        {
            for (int action = 0; action < ActionCount; action++)
            {
                for (int resource = 0; resource < ResourceCount; resource++)
                {
                    for (int value = 0; value < ValueCount; value++)
                    {
                        cells.Add(new Cell(principal, action, resource, value, Pick(new[] { principal }, new[] { action }, new[] { resource }, new[] { value })));
                    }
                }
            }
        }

        return cells.ToArray();
    }

    private PolicyStatement Pick(IEnumerable<int> principals, IEnumerable<int> actions, IEnumerable<int> resources, IEnumerable<int> values)
    {
        PolicyStatement picked = _statement with { Action = Pick(_statement.Action, actions) };
        if (_statement.Principal is { IsNegated: false } principal)
        {
            picked = picked with { Principal = principal with { Principals = principals.Select(index => principal.Principals[index]).ToArray() } };
        }

        if (_statement.Resource is { } resource)
        {
            picked = picked with { Resource = Pick(resource, resources) };
        }

        if (_splitCondition >= 0)
        {
            PolicyCondition[] conditions = _statement.Conditions.ToArray();
            conditions[_splitCondition] = conditions[_splitCondition] with { Values = values.Select(index => conditions[_splitCondition].Values[index]).ToArray() };
            picked = picked with { Conditions = conditions };
        }

        return picked;
    }

    private static PolicyElement Pick(PolicyElement element, IEnumerable<int> indexes) =>
        element.IsNegated ? element : element with { Values = indexes.Select(index => element.Values[index]).ToArray() };

    private static int SplitCondition(PolicyStatement statement)
    {
        for (int i = 0; i < statement.Conditions.Count; i++)
        {
            PolicyCondition condition = statement.Conditions[i];
            if (string.Equals(condition.Key, TrustStatement.ExternalIdKey, StringComparison.OrdinalIgnoreCase)
                && ConditionOperator.Parse(condition.Operator).Canonical == "stringequals")
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One single grant, with the positions of its parts in the statement's lists.</summary>
    internal sealed record Cell(int Principal, int Action, int Resource, int Value, PolicyStatement Statement);
}
