using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access.Text;

/// <summary>The statements to add, those that differ in nothing but their actions as one: several actions that are missing on a resource are one fix.</summary>
internal sealed class MergedFixes
{
    private static readonly PolicyElement Any = new(false, new[] { "*" });

    private readonly Dictionary<AccessCheck, PolicyStatement> _statements = new();
    private readonly HashSet<AccessCheck> _earlier = new();

    public MergedFixes(IEnumerable<AccessCheck> checks)
    {
        // A fix belongs to what it says, such as the role that it is added to, and to all of the statement but the actions.
        foreach (IGrouping<string, AccessCheck> group in checks.Where(check => check.StatementToAdd is not null).GroupBy(KeyOf, StringComparer.Ordinal))
        {
            AccessCheck first = group.First();
            string[] actions = group.SelectMany(check => check.StatementToAdd!.Action.Values).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(action => action, StringComparer.Ordinal).ToArray();
            PolicyStatement statement = first.StatementToAdd!;
            _statements[first] = actions.Length > 1 && !statement.Action.IsNegated ? statement with { Action = new PolicyElement(false, actions) } : statement;
            _earlier.UnionWith(group.Where(check => !check.Equals(first)));
        }
    }

    /// <summary>Whether the statement of an earlier check grants what this one lacks.</summary>
    public bool IsInEarlier(AccessCheck check) => _earlier.Contains(check);

    /// <summary>The statement to add, with the actions of later checks that lack the same; null when there is none.</summary>
    public PolicyStatement? StatementOf(AccessCheck check) => _statements.TryGetValue(check, out PolicyStatement? statement) ? statement : null;

    private static string KeyOf(AccessCheck check)
    {
        PolicyStatement statement = check.StatementToAdd!;
        PolicyStatement rest = statement.Action.IsNegated ? statement : statement with { Action = Any };
        return $"{check.Leg}\n{check.RecommendedAction}\n{PolicyWriter.Write(rest, indented: false)}";
    }
}
