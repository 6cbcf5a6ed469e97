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
    // What the present run has brought: one situation, or a list of them, and where those begin that no run brought before.
    private WorkflowScope? _onlyOfRun;
    private List<WorkflowScope>? _ofRun;
    private int _firstOfRun;
    private bool _isJoined;

    public readonly bool IsEmpty => _only is null;

    public readonly IReadOnlyList<WorkflowScope> Scopes =>
        _scopes is not null ? _scopes : _only is not null ? new[] { _only } : Array.Empty<WorkflowScope>();

    /// <summary>Adds a situation; the situation to go on with, or null when this run has come by in it already.</summary>
    /// <param name="scope">The situation.</param>
    /// <param name="run">The number of the run: the workflow, or a branch or an item's way through a Map.</param>
    public WorkflowScope? Add(WorkflowScope scope, int run)
    {
        if (_only is null || _run != run)
        {
            return Begin(scope, run);
        }

        // Two ways that part and meet again hand on one situation.
        if (scope.Equals(_onlyOfRun) || _ofRun?.Contains(scope) == true)
        {
            return null;
        }

        _ofRun ??= new List<WorkflowScope> { _onlyOfRun! };
        WorkflowScope added = _isJoined || _ofRun.Count >= MostInRun ? Join(scope) : scope;
        if (_isJoined && added.Equals(_ofRun[0]))
        {
            return null;
        }

        if (_isJoined || _ofRun.Count >= MostInRun)
        {
            _isJoined = true;
            Forget();
        }

        _ofRun.Add(added);
        Keep(added);
        return added;
    }

    private WorkflowScope Begin(WorkflowScope scope, int run)
    {
        _run = run;
        _isJoined = false;
        _ofRun = null;
        _firstOfRun = _scopes is not null ? _scopes.Count : _only is not null ? 1 : 0;
        WorkflowScope added = _firstOfRun < Most ? scope : WorkflowScope.Unknown;
        _onlyOfRun = added;
        Keep(added);
        return added;
    }

    /// <summary>What is true of a situation and of all that the run has brought.</summary>
    private readonly WorkflowScope Join(WorkflowScope scope)
    {
        foreach (WorkflowScope known in _ofRun!)
        {
            scope = scope.Join(known);
        }

        return scope;
    }

    /// <summary>Takes back what the run has brought.</summary>
    private readonly void Forget()
    {
        for (int i = _scopes!.Count - 1; i >= _firstOfRun; i--)
        {
            _known!.Remove(_scopes[i]);
        }

        _scopes.RemoveRange(_firstOfRun, _scopes.Count - _firstOfRun);
        _ofRun!.Clear();
    }

    private void Keep(WorkflowScope scope)
    {
        if (_only is null)
        {
            _only = scope;
            return;
        }

        if (_scopes is null)
        {
            if (scope.Equals(_only))
            {
                return;
            }

            _scopes = new List<WorkflowScope> { _only };
            _known = new HashSet<WorkflowScope>(_scopes);
        }

        if (_known!.Add(scope))
        {
            _scopes.Add(scope);
        }
    }
}
