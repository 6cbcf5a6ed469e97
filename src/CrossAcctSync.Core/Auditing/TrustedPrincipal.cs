using CrossAcctSync.Sentences;

namespace CrossAcctSync.Auditing;

/// <summary>Somebody of another account whom a role trusts.</summary>
/// <param name="Value">The principal as the policy has it: an ARN, an account, an id such as <c>AROA…</c>, or <c>*</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AccountId">Its account, twelve digits; null for everybody and for a deleted principal.</param>
/// <param name="Presence">Whether it is there; only roles are looked up, and an id stands for what is gone.</param>
public sealed record TrustedPrincipal(string Value, TrustedPrincipalKind Kind, string? AccountId, Presence Presence)
{
    /// <summary>The principal as the policy has it: an ARN, an account, an id such as <c>AROA…</c>, or <c>*</c>.</summary>
    public string Value { get; internal init; } = Value;

    /// <summary>What it is.</summary>
    public TrustedPrincipalKind Kind { get; internal init; } = Kind;

    /// <summary>Its account, twelve digits; null for everybody and for a deleted principal.</summary>
    public string? AccountId { get; internal init; } = AccountId;

    /// <summary>Whether it is there; only roles are looked up, and an id stands for what is gone.</summary>
    public Presence Presence { get; internal init; } = Presence;

    /// <summary>The value.</summary>
    public override string ToString() => VisibleText.Of(Value);
}
