using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>What the answer is if the unknown context keys fall in a certain way.</summary>
/// <param name="Assignments">How each key falls.</param>
/// <param name="Outcome">The answer then: never <see cref="AccessOutcome.Undetermined"/>.</param>
/// <param name="BlockedBy">The layer that blocks the request then; null when it is allowed.</param>
public sealed record DecisionBranch(IReadOnlyList<ContextAssignment> Assignments, AccessOutcome Outcome, PolicyLayer? BlockedBy)
{
    /// <summary>How each key falls.</summary>
    public IReadOnlyList<ContextAssignment> Assignments { get; internal init; } = Assignments;

    /// <summary>The answer then: never <see cref="AccessOutcome.Undetermined"/>.</summary>
    public AccessOutcome Outcome { get; internal init; } = Outcome;

    /// <summary>The layer that blocks the request then; null when it is allowed.</summary>
    public PolicyLayer? BlockedBy { get; internal init; } = BlockedBy;

    /// <summary>The context in which the keys fall this way.</summary>
    public RequestContext Apply(RequestContext context) =>
        Assignments.Aggregate(context ?? throw new ArgumentNullException(nameof(context)), (known, assignment) => assignment.Apply(known));

    /// <summary><c>no sts:externalid: ImplicitDeny</c>.</summary>
    public override string ToString() => VisibleText.Of(string.Join(" and ", Assignments) + ": " + Outcome);
}
