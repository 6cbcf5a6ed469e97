using System.Collections.Generic;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The situations in which a state can be entered. Bounded: too many become one of which nothing is known.</summary>
internal sealed class ScopeSet
{
    // Enough for a Map over every account of a large organization.
    private const int Most = 2000;

    // Most states are entered in one or two situations, which are compared sooner than hashed.
    private const int Few = 4;

    private readonly List<WorkflowScope> _scopes = new(1);
    private HashSet<WorkflowScope>? _known;

    public IReadOnlyList<WorkflowScope> Scopes => _scopes;

    /// <summary>Adds a situation; the situation to go on with, or null when it is known already.</summary>
    public WorkflowScope? Add(WorkflowScope scope)
    {
        WorkflowScope added = _scopes.Count < Most ? scope : WorkflowScope.Unknown;
        if (IsKnown(added))
        {
            return null;
        }

        _scopes.Add(added);
        return added;
    }

    private bool IsKnown(WorkflowScope scope)
    {
        if (_scopes.Count >= Few)
        {
            _known ??= new HashSet<WorkflowScope>(_scopes);
            return !_known.Add(scope);
        }

        // Hashed now, while what the situation was made of still knows its own hash, and not at the end of a long way.
        int hash = scope.GetHashCode();
        foreach (WorkflowScope known in _scopes)
        {
            if (known.GetHashCode() == hash && known.Equals(scope))
            {
                return true;
            }
        }

        return false;
    }
}
