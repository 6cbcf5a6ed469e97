using System;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What an expression sees while it is worked out, and how its unknown conditions are taken to fall.</summary>
internal sealed class JsonataFrame
{
    private readonly WorkflowScope _scope;
    private readonly WorkflowValue _states;
    private readonly List<bool> _decisions;
    private readonly Dictionary<string, bool> _fallen = new(StringComparer.Ordinal);
    private Dictionary<string, WorkflowValue> _locals = new(StringComparer.Ordinal);
    private int _asked;

    public JsonataFrame(WorkflowScope scope, WorkflowValue states, List<bool> decisions)
    {
        _scope = scope;
        _states = states;
        _decisions = decisions;
    }

    /// <summary>The element that a predicate is asked about; null outside of one.</summary>
    public WorkflowValue? Element { get; private set; }

    public WorkflowValue Variable(string name) =>
        _locals.TryGetValue(name, out WorkflowValue? local) ? local
        : name.Length == 0 ? Element ?? WorkflowValue.Unknown
        : name == "states" ? _states
        : name == "$" ? WorkflowValue.Unknown
        : _scope.Variable(name);

    public void Assign(string name, WorkflowValue value) => _locals[name] = value;

    /// <summary>Works out a block, whose variables are its own.</summary>
    public WorkflowValue InBlock(JsonataNode block)
    {
        Dictionary<string, WorkflowValue> outer = _locals;
        _locals = new Dictionary<string, WorkflowValue>(outer, StringComparer.Ordinal);
        WorkflowValue value = block(this);
        _locals = outer;
        return value;
    }

    /// <summary>Works out a predicate for an element.</summary>
    public WorkflowValue For(WorkflowValue element, JsonataNode predicate)
    {
        WorkflowValue? outer = Element;
        Element = element;
        WorkflowValue value = predicate(this);
        Element = outer;
        return value;
    }

    /// <summary>How a condition falls; one that is unknown falls both ways, one after the other.</summary>
    /// <param name="condition">Its value.</param>
    /// <param name="text">
    /// The condition as it is written, or null when it need not have one value throughout. The same condition falls the
    /// same way each time.
    /// </param>
    public bool Decide(WorkflowValue condition, string? text)
    {
        if (JsonataTruth.Of(condition) is { } known)
        {
            return known;
        }

        bool isStable = text is not null && _locals.Count == 0 && Element is null;
        if (isStable && _fallen.TryGetValue(text!, out bool before))
        {
            return before;
        }

        if (_asked == _decisions.Count)
        {
            _decisions.Add(true);
        }

        bool fallen = _decisions[_asked++];
        if (isStable)
        {
            _fallen[text!] = fallen;
        }

        return fallen;
    }
}
