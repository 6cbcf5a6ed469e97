using System;
using System.Collections.Generic;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The situations in which a state can be entered. Bounded: too many become one of which nothing is known. A value that
/// changes, kept in place for each state.
/// </summary>
internal struct ScopeSet
{
    // Enough for a Map over every account of a large organization.
    private const int Most = 2000;

    // Most states are entered in one situation or two, which takes no list and no table.
    private WorkflowScope? _only;
    private List<WorkflowScope>? _scopes;
    private HashSet<WorkflowScope>? _known;

    public readonly bool IsEmpty => _only is null;

    public readonly IReadOnlyList<WorkflowScope> Scopes =>
        _scopes is not null ? _scopes : _only is not null ? new[] { _only } : Array.Empty<WorkflowScope>();

    /// <summary>Adds a situation; the situation to go on with, or null when it is known already.</summary>
    public WorkflowScope? Add(WorkflowScope scope)
    {
        if (_only is null)
        {
            return _only = scope;
        }

        if (ReferenceEquals(scope, _only))
        {
            // Two ways that part and meet again hand on one situation.
            return null;
        }

        WorkflowScope added = _scopes is null || _scopes.Count < Most ? scope : WorkflowScope.Unknown;
        if (_known is null)
        {
            if (added.Equals(_only))
            {
                return null;
            }

            _scopes = new List<WorkflowScope> { _only };
            _known = new HashSet<WorkflowScope>(_scopes);
        }

        if (!_known.Add(added))
        {
            return null;
        }

        _scopes!.Add(added);
        return added;
    }
}
