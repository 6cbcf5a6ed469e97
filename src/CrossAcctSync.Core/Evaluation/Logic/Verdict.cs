namespace CrossAcctSync.Evaluation.Logic;

/// <summary>The outcome of one pass over the policies.</summary>
internal readonly record struct Verdict(AccessOutcome Outcome, DecisionReason Reason, LayerMask Blocking)
{
    public static Verdict Allowed => new(AccessOutcome.Allowed, DecisionReason.AllowedByPolicies, default);

    public static Verdict Undetermined => new(AccessOutcome.Undetermined, DecisionReason.ContextUnknown, default);
}
