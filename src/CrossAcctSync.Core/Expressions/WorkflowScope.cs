using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>What an expression of a state can see. Immutable.</summary>
internal sealed class WorkflowScope : IEquatable<WorkflowScope>
{
    private static readonly Dictionary<string, WorkflowValue> NoVariables = new Dictionary<string, WorkflowValue>();

    private int _hash;

    public WorkflowScope(WorkflowValue input, WorkflowValue context, Dictionary<string, WorkflowValue>? variables = null, ScopeFacts? facts = null)
    {
        Facts = facts ?? ScopeFacts.None;
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

    /// <summary>How conditions over unknown values have fallen on the way here.</summary>
    public ScopeFacts Facts { get; }

    /// <summary>Variables by name, without the dollar sign.</summary>
    public Dictionary<string, WorkflowValue> Variables { get; }

    /// <summary>A variable's value. One that no state was seen to assign is unknown, as the outer workflow may hold it.</summary>
    public WorkflowValue Variable(string name) => Variables.TryGetValue(name, out WorkflowValue? value) ? value : WorkflowValue.Unknown;

    public WorkflowScope WithInput(WorkflowValue input) => ReferenceEquals(input, Input) ? this : new(input, Context, Variables, Facts);

    public WorkflowScope WithContext(WorkflowValue context) => new(Input, context, Variables, Facts);

    public WorkflowScope WithFacts(ScopeFacts facts) => ReferenceEquals(facts, Facts) ? this : new(Input, Context, Variables, facts);

    public WorkflowScope WithVariables(IEnumerable<KeyValuePair<string, WorkflowValue>> assigned)
    {
        Dictionary<string, WorkflowValue>? variables = null;
        foreach (KeyValuePair<string, WorkflowValue> variable in assigned)
        {
            variables ??= Variables.ToDictionary(known => known.Key, known => known.Value, StringComparer.Ordinal);
            variables[variable.Key] = variable.Value;
        }

        return variables is null ? this : new WorkflowScope(Input, Context, variables, Facts);
    }

    /// <summary>What is true of both situations.</summary>
    public WorkflowScope Join(WorkflowScope other)
    {
        if (ReferenceEquals(Variables, other.Variables))
        {
            return new WorkflowScope(Input.Join(other.Input), Context.Join(other.Context), Variables, Facts.Join(other.Facts));
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

        return new WorkflowScope(Input.Join(other.Input), Context.Join(other.Context), variables, Facts.Join(other.Facts));
    }

    /// <summary>The same situation with no variable known.</summary>
    public WorkflowScope WithoutVariables() => new(Input, Context, null, Facts);

    public bool Equals(WorkflowScope? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && GetHashCode() == other.GetHashCode()
            && Input.Equals(other.Input)
            && Context.Equals(other.Context)
            && Facts.Equals(other.Facts)
            && (ReferenceEquals(Variables, other.Variables)
                || (Variables.Count == other.Variables.Count
                    && Variables.All(variable => other.Variables.TryGetValue(variable.Key, out WorkflowValue? value) && value.Equals(variable.Value)))));

    public override bool Equals(object? obj) => Equals(obj as WorkflowScope);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = Input.GetHashCode() ^ (Context.GetHashCode() * 17) ^ (Facts.GetHashCode() * 31);
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
