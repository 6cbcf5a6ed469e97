namespace CrossAcctSync.Evaluation.Logic;

/// <summary>The outcome of one pass over the policies.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Reason">Why it is that.</param>
/// <param name="Blocking">The layers that block.</param>
/// <param name="IsDenyPossible">For an implicit deny: whether a Deny may apply as well, by what is unknown.</param>
internal readonly record struct Verdict(AccessOutcome Outcome, DecisionReason Reason, LayerMask Blocking, bool IsDenyPossible = false)
{
    public static Verdict Allowed => new(AccessOutcome.Allowed, DecisionReason.AllowedByPolicies, default);

    public static Verdict Undetermined => new(AccessOutcome.Undetermined, DecisionReason.ContextUnknown, default);
}
