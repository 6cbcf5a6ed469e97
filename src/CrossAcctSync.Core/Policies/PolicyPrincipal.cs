using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>One principal of a statement, as it is written. <see cref="Value"/> is <c>*</c> for <see cref="PrincipalKind.Everyone"/>.</summary>
public sealed record PolicyPrincipal(PrincipalKind Kind, string Value)
{
    /// <summary>What kind of principal it is.</summary>
    public PrincipalKind Kind { get; internal init; } = Kind;

    /// <summary>The principal as the policy has it.</summary>
    public string Value { get; internal init; } = Value;

    /// <summary>The bare <c>"*"</c>.</summary>
    public static PolicyPrincipal Everyone { get; } = new(PrincipalKind.Everyone, "*");

    /// <summary><c>Kind:Value</c>, or <c>*</c>.</summary>
    public override string ToString() => VisibleText.Of(Kind == PrincipalKind.Everyone ? "*" : $"{Kind}:{Value}");
}
