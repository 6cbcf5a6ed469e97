using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>An <c>Allow</c> statement that would apply, were it not for a few of its elements.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Mismatches">The elements that fail, in the order in which IAM's grammar lists them.</param>
public sealed record StatementNearMiss(StatementReference Statement, IReadOnlyList<ElementMismatch> Mismatches)
{
    /// <summary>The statement.</summary>
    public StatementReference Statement { get; internal init; } = Statement;

    /// <summary>The elements that fail, in the order in which IAM's grammar lists them.</summary>
    public IReadOnlyList<ElementMismatch> Mismatches { get; internal init; } = Mismatches;

    /// <inheritdoc/>
    public override string ToString() => VisibleText.Of($"{Statement}: {string.Join(", ", Mismatches)}");
}
