using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>An Allow statement for one task.</summary>
/// <param name="GrantedActions">The actions with their purposes, ordered by name.</param>
/// <param name="Resources">ARN patterns as a policy writes them, or <c>*</c>; ordered, distinct, never empty.</param>
/// <param name="Conditions">The conditions, ordered by operator and key; empty for none.</param>
/// <param name="Reason">One sentence that says why the statement is as wide as it is.</param>
/// <param name="Source">The AWS page that it follows.</param>
public sealed record ScopedStatement(
    IReadOnlyList<IntegrationAction> GrantedActions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<ScopedCondition> Conditions,
    string Reason,
    string Source)
{
    // The catalogue's own lists know their names and purposes, so that those are not made for every task again.
    private readonly ActionList _actions = ActionList.Of(GrantedActions);

    /// <summary>The names of the actions, in order.</summary>
    public IReadOnlyList<string> Actions => _actions.Names;

    /// <summary>What the actions are for, in order, each once.</summary>
    public IReadOnlyList<ActionPurpose> Purposes => _actions.Purposes;
}
