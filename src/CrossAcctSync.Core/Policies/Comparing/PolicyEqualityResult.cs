namespace CrossAcctSync.Policies;

/// <summary>Whether two policies mean the same, and if not, where they first differ.</summary>
/// <param name="FirstDifference">The first difference, or null when there is none.</param>
public sealed record PolicyEqualityResult(PolicyDifference? FirstDifference)
{
    /// <summary>Whether the policies mean the same.</summary>
    public bool AreEquivalent => FirstDifference is null;
}
