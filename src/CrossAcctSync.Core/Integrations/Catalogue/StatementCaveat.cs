namespace CrossAcctSync.Integrations;

/// <summary>What a statement cannot cover, or cannot narrow, whatever the workflow says.</summary>
/// <param name="Kind">The kind of the issue that it becomes.</param>
/// <param name="Message">One sentence.</param>
/// <param name="RecommendedAction">What to do about it.</param>
public sealed record StatementCaveat(ScopingIssueKind Kind, string Message, string RecommendedAction)
{
    /// <summary>The kind of the issue that it becomes.</summary>
    public ScopingIssueKind Kind { get; internal init; } = Kind;

    /// <summary>One sentence.</summary>
    public string Message { get; internal init; } = Message;

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; internal init; } = RecommendedAction;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message} {RecommendedAction}";
}
