using System;
using System.Collections.Generic;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The situations in which a state can be entered. Bounded: a run that comes by again and again, as a loop does, leaves
/// one situation that holds what is true of all of them; too many runs become one of which nothing is known. A value that
/// changes, kept in place for each state.
/// </summary>
internal struct ScopeSet
{
    // Enough for a Map over every account of a large organization.
    private const int Most = 2000;

    /// <summary>More situations than these in one run are made one.</summary>
    public const int MostInRun = 16;

    // Most states are entered in one situation or two, which takes no list and no table.
    private WorkflowScope? _only;
    private List<WorkflowScope>? _scopes;
    private HashSet<WorkflowScope>? _known;
    private int _run;
    private int _firstInRun;
    private bool _isJoined;

    public readonly bool IsEmpty => _only is null;

    public readonly IReadOnlyList<WorkflowScope> Scopes =>
        _scopes is not null ? _scopes : _only is not null ? new[] { _only } : Array.Empty<WorkflowScope>();

    /// <summary>Adds a situation; the situation to go on with, or null when it is known already.</summary>
    /// <param name="scope">The situation.</param>
    /// <param name="run">The number of the run: the workflow, or a branch or an item's way through a Map.</param>
    public WorkflowScope? Add(WorkflowScope scope, int run)
    {
        if (_only is null)
        {
            _run = run;
            return _only = scope;
        }

        if (ReferenceEquals(scope, _only))
        {
            // Two ways that part and meet again hand on one situation.
            return null;
        }

        if (_known is null)
        {
            if (scope.Equals(_only))
            {
                return null;
            }

            _scopes = new List<WorkflowScope> { _only };
            _known = new HashSet<WorkflowScope>(_scopes);
        }

        if (_run != run)
        {
            _run = run;
            _firstInRun = _scopes!.Count;
            _isJoined = false;
        }

        WorkflowScope added = _scopes!.Count < Most ? scope : WorkflowScope.Unknown;
        if (_known.Contains(added))
        {
            return null;
        }

        if (_isJoined || _scopes.Count - _firstInRun >= MostInRun)
        {
            for (int i = _firstInRun; i < _scopes.Count; i++)
            {
                added = added.Join(_scopes[i]);
            }

            bool isCovered = _isJoined && _scopes.Count > _firstInRun && added.Equals(_scopes[_firstInRun]);
            _isJoined = true;
            if (isCovered)
            {
                return null;
            }

            _scopes.RemoveRange(_firstInRun, _scopes.Count - _firstInRun);
            _known.Add(added);
            _scopes.Add(added);
            return added;
        }

        _known.Add(added);
        _scopes.Add(added);
        return added;
    }
}
