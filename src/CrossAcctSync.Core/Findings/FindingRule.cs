namespace CrossAcctSync.Findings;

/// <summary>A kind of finding.</summary>
/// <param name="Code">The stable name that scripts and reports use.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">One sentence that holds for every finding of the kind.</param>
/// <param name="Source">The AWS page that the rule comes from.</param>
public sealed record FindingRule(string Code, FindingSeverity Severity, string Title, string Source)
{
    /// <summary>The stable name that scripts and reports use.</summary>
    public string Code { get; internal init; } = Code;

    /// <summary>How much it matters.</summary>
    public FindingSeverity Severity { get; internal init; } = Severity;

    /// <summary>One sentence that holds for every finding of the kind.</summary>
    public string Title { get; internal init; } = Title;

    /// <summary>The AWS page that the rule comes from.</summary>
    public string Source { get; internal init; } = Source;

    /// <inheritdoc />
    public override string ToString() => Code;
}
