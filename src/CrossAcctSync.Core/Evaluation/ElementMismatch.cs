using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>An element of a statement that keeps it from applying to a request.</summary>
/// <param name="Element"><c>Principal</c>, <c>NotPrincipal</c>, <c>Action</c>, <c>NotAction</c>, <c>Resource</c>, <c>NotResource</c>, <c>Condition</c> or <c>Statement</c>.</param>
/// <param name="Operator">The condition's operator as written; null for another element.</param>
/// <param name="Key">The condition's key as written; null for another element.</param>
/// <param name="Expected">What the statement asks for.</param>
/// <param name="Actual">What the request has; null when it does not send the key.</param>
/// <param name="IsUnknown">Whether it is not known what the request sends.</param>
public sealed record ElementMismatch(string Element, string? Operator, string? Key, string Expected, string? Actual, bool IsUnknown = false)
{
    /// <summary><c>Principal</c>, <c>NotPrincipal</c>, <c>Action</c>, <c>NotAction</c>, <c>Resource</c>, <c>NotResource</c>, <c>Condition</c> or <c>Statement</c>.</summary>
    public string Element { get; internal init; } = Element;

    /// <summary>The condition's operator as written; null for another element.</summary>
    public string? Operator { get; internal init; } = Operator;

    /// <summary>The condition's key as written; null for another element.</summary>
    public string? Key { get; internal init; } = Key;

    /// <summary>What the statement asks for.</summary>
    public string Expected { get; internal init; } = Expected;

    /// <summary>What the request has; null when it does not send the key.</summary>
    public string? Actual { get; internal init; } = Actual;

    /// <summary>Whether it is not known what the request sends.</summary>
    public bool IsUnknown { get; internal init; } = IsUnknown;

    /// <inheritdoc/>
    public override string ToString() => VisibleText.Of($"{Element}{(Key is null ? string.Empty : $" {Operator} {Key}")}: {Expected}, {(Actual is null ? "not sent" : "is " + Actual)}");
}
