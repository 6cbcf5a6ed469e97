using System;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What an expression sees while it is worked out, and how its unknown conditions are taken to fall.</summary>
internal sealed class JsonataFrame
{
    private readonly WorkflowScope _scope;
    private readonly WorkflowValue _states;
    private readonly List<bool> _decisions;
    private readonly Dictionary<string, WorkflowValue> _locals = new(StringComparer.Ordinal);
    private int _asked;

    public JsonataFrame(WorkflowScope scope, WorkflowValue states, List<bool> decisions)
    {
        _scope = scope;
        _states = states;
        _decisions = decisions;
    }

    public WorkflowValue Variable(string name) =>
        _locals.TryGetValue(name, out WorkflowValue? local) ? local
        : name == "states" ? _states
        : name.Length == 0 || name == "$" ? WorkflowValue.Unknown
        : _scope.Variable(name);

    public void Assign(string name, WorkflowValue value) => _locals[name] = value;

    /// <summary>How a condition falls; one that is unknown falls both ways, one after the other.</summary>
    public bool Decide(WorkflowValue condition)
    {
        if (JsonataTruth.Of(condition) is { } known)
        {
            return known;
        }

        if (_asked == _decisions.Count)
        {
            _decisions.Add(true);
        }

        return _decisions[_asked++];
    }
}
