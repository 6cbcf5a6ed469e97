using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>A statement with its number, and the places of its parts.</summary>
internal sealed class LintStatement
{
    public LintStatement(PolicyStatement statement, int index)
    {
        Statement = statement;
        Index = index;
    }

    public PolicyStatement Statement { get; }

    public int Index { get; }

    /// <summary><c>Statement[2] "Sid"</c>.</summary>
    public string Name => StatementText.Name(Statement, Index);

    public bool IsAllow => Statement.Effect == PolicyEffect.Allow;

    public string ActionName => Statement.Action.IsNegated ? "NotAction" : "Action";

    public string ResourceName => Statement.Resource is { IsNegated: true } ? "NotResource" : "Resource";

    public IReadOnlyList<PolicyPrincipal> Principals => Statement.Principal?.Principals ?? Array.Empty<PolicyPrincipal>();

    /// <summary>The statement as a whole.</summary>
    public LintPlace Place() => new($"Statement[{Index}]", Statement.Location);

    /// <summary>An element, or one of its values.</summary>
    public LintPlace Place(string element, string? value = null) =>
        new($"Statement[{Index}].{element}", LocationOf(Statement.SourceNode[element], value));

    /// <summary>A key under an operator, or one of its values.</summary>
    public LintPlace Place(PolicyCondition condition, string? value = null) => new(
        $"Statement[{Index}].Condition.{condition.Operator}.{condition.Key}",
        LocationOf(Statement.SourceNode["Condition"][condition.Operator][condition.Key], value));

    /// <summary>A principal.</summary>
    public LintPlace Place(PolicyPrincipal principal)
    {
        string element = Statement.Principal!.Name;
        SourceNode node = Statement.SourceNode[element];
        SourceNode kind = node.IsObject ? node[principal.Kind == PrincipalKind.Aws ? "AWS" : principal.Kind.ToString()] : node;
        return new($"Statement[{Index}].{element}", LocationOf(kind, principal.Value));
    }

    /// <summary>The conditions on a key; letter case does not matter.</summary>
    public IEnumerable<PolicyCondition> ConditionsOn(string key) =>
        Statement.Conditions.Where(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase));

    public bool HasConditionOn(params string[] keys) =>
        Statement.Conditions.Any(condition => keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a condition on one of the keys says who is meant: it holds for those alone that have one of its values, and
    /// none of these is everybody's.
    /// </summary>
    public bool IsNarrowedBy(params string[] keys) => Statement.Conditions.Any(condition =>
        keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && ConditionOperator.Parse(condition.Operator) is { IsPositive: true, IfExists: false, Qualifier: not "forallvalues" } parsed
        && !(parsed.HasWildcards && condition.Values.Any(value => value.Trim('*').Length == 0)));

    /// <summary>Whether the statement's actions include one, by name or by a wildcard.</summary>
    public bool CoversAction(string action) =>
        Statement.Action.Values.Any(value => PolicyPattern.CoversAction(value, action)) != Statement.Action.IsNegated;

    // A value is looked for by its text: a statement that was changed after it was read has other values than its node.
    private SourceLocation? LocationOf(SourceNode node, string? value)
    {
        if (!node.Exists)
        {
            return Statement.Location;
        }

        if (value is not null && node.IsArray)
        {
            foreach (SourceNode item in node.Elements)
            {
                if (item.Text == value)
                {
                    return item.Location;
                }
            }
        }

        return node.Location;
    }
}
