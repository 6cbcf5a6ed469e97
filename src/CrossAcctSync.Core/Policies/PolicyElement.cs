using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>An <c>Action</c>, <c>NotAction</c>, <c>Resource</c> or <c>NotResource</c> of a statement.</summary>
/// <param name="IsNegated">True for <c>NotAction</c> and <c>NotResource</c>.</param>
/// <param name="Values">The patterns, in the order of the text.</param>
public sealed record PolicyElement(bool IsNegated, IReadOnlyList<string> Values)
{
    /// <summary>True for <c>NotAction</c> and <c>NotResource</c>.</summary>
    public bool IsNegated { get; internal init; } = IsNegated;

    /// <summary>The patterns, in the order of the text.</summary>
    public IReadOnlyList<string> Values { get; internal init; } = Values;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of((IsNegated ? "not " : string.Empty) + string.Join(", ", Values));
}
