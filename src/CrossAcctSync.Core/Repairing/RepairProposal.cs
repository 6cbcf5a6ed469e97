namespace CrossAcctSync.Repairing;

/// <summary>What a rule makes of a finding: an edit, or why there is none.</summary>
/// <param name="Edit">The edit, or null.</param>
/// <param name="Text">What is changed, or why nothing is; one sentence.</param>
/// <param name="Note">What else the change means, or null.</param>
internal sealed record RepairProposal(TextEdit? Edit, string Text, string? Note = null)
{
    public static RepairProposal Refuse(string reason) => new(null, reason);

    public static RepairProposal Unplaced => Refuse("The place in the text could not be told for sure: it stands within another text, or is written with escapes.");
}
