using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>Takes the findings on one state, or on the machine as a whole.</summary>
internal sealed class FindingSink
{
    private List<Finding>? _findings;

    /// <summary>Makes a sink.</summary>
    /// <param name="statePath">The state, or null for the machine.</param>
    /// <param name="findings">What findings are added to; null for a list of the sink's own, which most states do without.</param>
    public FindingSink(string? statePath, List<Finding>? findings = null)
    {
        StatePath = statePath;
        _findings = findings;
    }

    public string? StatePath { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings is null ? Array.Empty<Finding>() : _findings;

    /// <summary>Goes on to another state, without the findings on the one before.</summary>
    public void Use(string statePath)
    {
        StatePath = statePath;
        _findings?.Clear();
    }

    public void Add(FindingRule rule, string message, string action, SourceLocation? location, FindingSeverity? severity = null)
    {
        (_findings ??= new()).Add(new Finding(rule, message, action)
        {
            Severity = severity ?? rule.Severity,
            StatePath = StatePath,
            Location = location,
        });
    }
}
