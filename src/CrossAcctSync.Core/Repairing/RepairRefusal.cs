using CrossAcctSync.Findings;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Repairing;

/// <summary>A finding that no rule could repair.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">One sentence: why not.</param>
public sealed record RepairRefusal(Finding Finding, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Finding.StatePath}: {Finding.Message} {Reason}");
}
