namespace CrossAcctSync.Integrations;

/// <summary>What a statement cannot cover, or cannot narrow, whatever the workflow says.</summary>
/// <param name="Kind">The kind of the issue that it becomes.</param>
/// <param name="Message">One sentence.</param>
/// <param name="RecommendedAction">What to do about it.</param>
public sealed record StatementCaveat(ScopingIssueKind Kind, string Message, string RecommendedAction)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message} {RecommendedAction}";
}
