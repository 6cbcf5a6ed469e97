namespace CrossAcctSync.Findings;

/// <summary>A kind of finding.</summary>
/// <param name="Code">The stable name that scripts and reports use.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">One sentence that holds for every finding of the kind.</param>
/// <param name="Source">The AWS page that the rule comes from.</param>
public sealed record FindingRule(string Code, FindingSeverity Severity, string Title, string Source)
{
    /// <inheritdoc />
    public override string ToString() => Code;
}
