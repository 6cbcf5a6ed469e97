using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>What an expression of a state can see. Immutable.</summary>
internal sealed class WorkflowScope : IEquatable<WorkflowScope>
{
    private static readonly Dictionary<string, WorkflowValue> NoVariables = new Dictionary<string, WorkflowValue>();

    private int _hash;

    public WorkflowScope(WorkflowValue input, WorkflowValue context, Dictionary<string, WorkflowValue>? variables = null)
    {
        Input = input;
        Context = context;
        Variables = variables ?? NoVariables;
    }

    /// <summary>A scope of which nothing is known.</summary>
    public static WorkflowScope Unknown { get; } = new(WorkflowValue.Unknown, WorkflowValue.Unknown);

    /// <summary>The state's input: <c>$</c> in JSONPath, <c>$states.input</c> in JSONata.</summary>
    public WorkflowValue Input { get; }

    /// <summary>The context object: <c>$$</c> in JSONPath, <c>$states.context</c> in JSONata.</summary>
    public WorkflowValue Context { get; }

    /// <summary>Variables by name, without the dollar sign.</summary>
    public Dictionary<string, WorkflowValue> Variables { get; }

    /// <summary>A variable's value. One that no state was seen to assign is unknown, as the outer workflow may hold it.</summary>
    public WorkflowValue Variable(string name) => Variables.TryGetValue(name, out WorkflowValue? value) ? value : WorkflowValue.Unknown;

    public WorkflowScope WithInput(WorkflowValue input) => ReferenceEquals(input, Input) ? this : new(input, Context, Variables);

    public WorkflowScope WithContext(WorkflowValue context) => new(Input, context, Variables);

    public WorkflowScope WithVariables(IEnumerable<KeyValuePair<string, WorkflowValue>> assigned)
    {
        Dictionary<string, WorkflowValue>? variables = null;
        foreach (KeyValuePair<string, WorkflowValue> variable in assigned)
        {
            variables ??= Variables.ToDictionary(known => known.Key, known => known.Value, StringComparer.Ordinal);
            variables[variable.Key] = variable.Value;
        }

        return variables is null ? this : new WorkflowScope(Input, Context, variables);
    }

    /// <summary>What is true of both situations.</summary>
    public WorkflowScope Join(WorkflowScope other)
    {
        if (ReferenceEquals(Variables, other.Variables))
        {
            return new WorkflowScope(Input.Join(other.Input), Context.Join(other.Context), Variables);
        }

        var variables = new Dictionary<string, WorkflowValue>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, WorkflowValue> variable in Variables)
        {
            // A variable that only one of them has is unknown, as one is that no state was seen to assign.
            if (other.Variables.TryGetValue(variable.Key, out WorkflowValue? second))
            {
                variables[variable.Key] = variable.Value.Join(second);
            }
        }

        return new WorkflowScope(Input.Join(other.Input), Context.Join(other.Context), variables);
    }

    /// <summary>The same situation with no variable known.</summary>
    public WorkflowScope WithoutVariables() => new(Input, Context);

    public bool Equals(WorkflowScope? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && GetHashCode() == other.GetHashCode()
            && Input.Equals(other.Input)
            && Context.Equals(other.Context)
            && (ReferenceEquals(Variables, other.Variables)
                || (Variables.Count == other.Variables.Count
                    && Variables.All(variable => other.Variables.TryGetValue(variable.Key, out WorkflowValue? value) && value.Equals(variable.Value)))));

    public override bool Equals(object? obj) => Equals(obj as WorkflowScope);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = Input.GetHashCode() ^ (Context.GetHashCode() * 17);
            foreach (KeyValuePair<string, WorkflowValue> variable in Variables)
            {
                // Variables have no order.
                hash += WorkflowValue.HashOf(variable.Key, variable.Value);
            }

            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }
}
