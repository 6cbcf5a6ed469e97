using System.Collections.Generic;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>The values of a condition, ready to be compared with one value of a request.</summary>
internal abstract class ValueMatcher
{
    /// <summary>Whether a value of the policy is none that the operator takes.</summary>
    public bool IsMalformed { get; protected init; }

    /// <summary>The values with policy variables.</summary>
    public virtual IEnumerable<PolicyTemplate> Templates => System.Array.Empty<PolicyTemplate>();

    /// <summary>Whether the request's value matches one of the policy's; the negation of the operator is not looked at.</summary>
    public abstract Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame);
}
