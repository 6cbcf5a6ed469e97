using System.Collections.Generic;
using CrossAcctSync.Evaluation.Conditions;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>What one pass over the policies needs: it lives on the stack.</summary>
internal struct EvaluationFrame
{
    public AccessRequest Request;

    /// <summary>The time of the decision in UTC ticks.</summary>
    public long NowTicks;

    /// <summary>Whether the principal has a permissions boundary, which NotPrincipal does not bear.</summary>
    public bool HasBoundary;

    /// <summary>How unknown keys fall in this pass, by lower-cased name; null in the first pass.</summary>
    public Dictionary<string, ContextValue>? Assignments;

    public readonly ContextValue Get(ContextKey key)
    {
        if (Assignments is not null && Assignments.TryGetValue(key.Lower, out ContextValue assigned))
        {
            return assigned;
        }

        if (Request.Context.TryGet(key.Lower, out string[]? values))
        {
            return values is null ? ContextValue.Absent : ContextValue.Of(values);
        }

        if (key.Known != KnownKey.None)
        {
            ContextValue implied = ImpliedContext.Resolve(key, in this);
            if (!implied.IsUnknown)
            {
                return implied;
            }
        }

        return Request.Context.AreOthersAbsent ? ContextValue.Absent : ContextValue.Unknown;
    }
}
