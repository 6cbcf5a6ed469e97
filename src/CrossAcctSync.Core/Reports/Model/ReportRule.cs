using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>The kind of a finding, as reports name it.</summary>
/// <param name="Code">The stable name.</param>
/// <param name="Severity">How much findings of the kind matter.</param>
/// <param name="Title">One sentence that holds for every finding of the kind.</param>
/// <param name="HelpUri">The AWS page that it comes from.</param>
public sealed record ReportRule(string Code, FindingSeverity Severity, string Title, string HelpUri)
{
    internal static ReportRule Of(FindingRule rule) => new(rule.Code, rule.Severity, rule.Title, rule.Source);
}
