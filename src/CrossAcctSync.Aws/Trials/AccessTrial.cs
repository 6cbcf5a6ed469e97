using CrossAcctSync.Access;

namespace CrossAcctSync.Aws.Trials;

/// <summary>What AWS itself said of an access, and how far that reaches. Immutable.</summary>
/// <param name="Check">The question with its answer.</param>
/// <param name="Proves">One sentence: what the answer proves.</param>
/// <param name="DoesNotProve">One sentence: what it does not.</param>
public sealed record AccessTrial(AccessCheck Check, string Proves, string DoesNotProve)
{
    /// <inheritdoc />
    public override string ToString() => $"{Check} {Proves} {DoesNotProve}";
}
