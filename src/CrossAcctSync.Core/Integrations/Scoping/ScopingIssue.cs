namespace CrossAcctSync.Integrations;

/// <summary>Something that the scoping could not settle alone.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence.</param>
/// <param name="RecommendedAction">What to do about it, one sentence.</param>
/// <param name="FieldPath">The field as the definition has it, or null.</param>
/// <param name="Expression">The expression behind a dynamic value, or null.</param>
public sealed record ScopingIssue(
    ScopingIssueKind Kind,
    ScopingSeverity Severity,
    string Message,
    string RecommendedAction,
    string? FieldPath = null,
    string? Expression = null);
