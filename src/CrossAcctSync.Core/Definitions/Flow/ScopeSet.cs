using System.Collections.Generic;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The situations in which a state can be entered. Bounded: too many become one of which nothing is known.</summary>
internal sealed class ScopeSet
{
    // Enough for a Map over every account of a large organization.
    private const int Most = 2000;

    private readonly HashSet<WorkflowScope> _known = new();
    private readonly List<WorkflowScope> _scopes = new();

    public IReadOnlyList<WorkflowScope> Scopes => _scopes;

    /// <summary>Adds a situation; the situation to go on with, or null when it is known already.</summary>
    public WorkflowScope? Add(WorkflowScope scope)
    {
        WorkflowScope added = _scopes.Count < Most ? scope : WorkflowScope.Unknown;
        if (!_known.Add(added))
        {
            return null;
        }

        _scopes.Add(added);
        return added;
    }
}
