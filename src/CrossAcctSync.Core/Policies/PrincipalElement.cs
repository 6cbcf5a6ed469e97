using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>The <c>Principal</c> or <c>NotPrincipal</c> of a statement.</summary>
/// <param name="IsNegated">True for <c>NotPrincipal</c>.</param>
/// <param name="Principals">The principals, in the order of the text.</param>
public sealed record PrincipalElement(bool IsNegated, IReadOnlyList<PolicyPrincipal> Principals)
{
    /// <summary>True for <c>NotPrincipal</c>.</summary>
    public bool IsNegated { get; internal init; } = IsNegated;

    /// <summary>The principals, in the order of the text.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; internal init; } = Principals;

    /// <summary>The element's name in a policy.</summary>
    public string Name => IsNegated ? "NotPrincipal" : "Principal";

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of((IsNegated ? "not " : string.Empty) + string.Join(", ", Principals));
}
