using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>The roles that a task's expression gives, each with the situations in which it does.</summary>
internal sealed class RoleSituations
{
    private readonly IReadOnlyList<WorkflowScope> _all;
    private readonly List<TextPattern> _patterns = new();
    private readonly Dictionary<TextPattern, List<int>> _situations = new();
    private TextPattern[]? _open;

    /// <param name="state">The task.</param>
    /// <param name="all">The situations that the task can be in.</param>
    public RoleSituations(StateNode state, IReadOnlyList<WorkflowScope> all)
    {
        State = state;
        _all = all;
    }

    public StateNode State { get; }

    /// <summary>The roles' ARNs in the order in which they were met.</summary>
    public IReadOnlyList<TextPattern> Patterns => _patterns;

    public void Add(TextPattern pattern, int situation)
    {
        if (!_situations.TryGetValue(pattern, out List<int>? situations))
        {
            _situations.Add(pattern, situations = new List<int>());
            _patterns.Add(pattern);
        }

        situations.Add(situation);
    }

    /// <summary>The situations in which the role can be meant.</summary>
    public IReadOnlyList<WorkflowScope> Of(RoleArn role)
    {
        string text = role.ToString();
        var found = new SortedSet<int>();
        // Of thousands of roles most are written out, and found without a look at the others.
        if (_situations.TryGetValue(TextPattern.Of(text), out List<int>? exact))
        {
            found.UnionWith(exact);
        }

        _open ??= _patterns.Where(pattern => !pattern.IsLiteral).ToArray();
        foreach (TextPattern pattern in _open.Where(pattern => pattern.Matches(text)))
        {
            found.UnionWith(_situations[pattern]);
        }

        return found.Select(situation => _all[situation]).ToArray();
    }
}
