using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>Takes the findings on one state, or on the machine as a whole.</summary>
internal sealed class FindingSink
{
    private readonly List<Finding> _findings;

    public FindingSink(string? statePath, List<Finding> findings)
    {
        StatePath = statePath;
        _findings = findings;
    }

    public string? StatePath { get; }

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(FindingRule rule, string message, string action, SourceLocation? location, FindingSeverity? severity = null)
    {
        var finding = new Finding(rule, message, action) { StatePath = StatePath, Location = location };
        _findings.Add(severity is { } given ? finding with { Severity = given } : finding);
    }
}
