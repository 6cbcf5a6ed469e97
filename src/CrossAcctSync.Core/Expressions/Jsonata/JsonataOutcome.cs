using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What becomes of an expression.</summary>
internal sealed class JsonataOutcome
{
    public JsonataOutcome(IReadOnlyList<WorkflowValue> values) => Values = values;

    /// <summary>The values that it can have, and the unknown one where nothing is known of them.</summary>
    public IReadOnlyList<WorkflowValue> Values { get; }

    /// <summary>Why the expression fails however its unknown conditions fall; null where it need not.</summary>
    public JsonataFailure? Failure { get; private init; }

    /// <summary>Why nothing is known, as the end of a sentence; null where there is no more to say.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the bound of work or of ways is met.</summary>
    public bool IsBound { get; private init; }

    public static JsonataOutcome Unknown(string? reason, bool isBound) => new(new[] { WorkflowValue.Unknown }) { Reason = reason, IsBound = isBound };

    public static JsonataOutcome Fails(JsonataFailure failure) => new(new[] { WorkflowValue.Unknown }) { Failure = failure };
}
