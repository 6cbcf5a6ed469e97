using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>An edit for a finding.</summary>
/// <param name="Case">The finding.</param>
/// <param name="Path">The file.</param>
/// <param name="Proposal">What the rule makes of it.</param>
/// <param name="Edit">The edit.</param>
internal sealed record RepairEdit(RepairCase Case, string Path, RepairProposal Proposal, TextEdit Edit)
{
    /// <summary>What is told of it.</summary>
    /// <param name="before">The text that it is made in.</param>
    public SyncRepair ToRepair(EditableText before)
    {
        int start = before.LineStart(Edit.Start);
        int behind = Edit.Start + Edit.Length;
        int end = before.LineEnd(behind);
        return new SyncRepair
        {
            Path = Path,
            StatePath = Case.Finding.StatePath!,
            Code = Case.Finding.Code,
            Change = Proposal.Text,
            Note = Proposal.Note,
            Before = before.Text.Substring(start, end - start),
            After = before.Text.Substring(start, Edit.Start - start) + Edit.Text + before.Text.Substring(behind, end - behind),
            Location = new SourceLocation(Path, before.PositionOf(Edit.Start)),
        };
    }
}
