using System;
using System.Collections.Generic;
using CrossAcctSync.Access;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Reports;

/// <summary>One question about access, with its answer. Immutable.</summary>
public sealed record ReportCheck
{
    /// <summary>Which of the legs it belongs to.</summary>
    public required AccessLeg Leg { get; init; }

    /// <summary>What was checked, a few words.</summary>
    public required string Name { get; init; }

    /// <summary>The outcome. Open access to what no task names is a warning.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>True when the access must be refused for the check to pass.</summary>
    public bool MustBeRefused { get; init; }

    /// <summary>The action, or null.</summary>
    public string? Action { get; init; }

    /// <summary>The resource, or null.</summary>
    public string? Resource { get; init; }

    /// <summary>Why, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do, one sentence; null when nothing.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>The kind of finding that a failure is, or null.</summary>
    public ReportRule? Rule { get; init; }

    /// <summary>The statement that would make the check pass, as indented JSON, or null.</summary>
    public string? StatementToAdd { get; init; }

    /// <summary>The statement that the check hangs on with a mark under the element, line by line; empty when there is none.</summary>
    public IReadOnlyList<string> Listing { get; init; } = Array.Empty<string>();

    /// <summary>The statement that keeps the check from passing: where it stands, or null.</summary>
    public SourceLocation? StatementLocation { get; init; }

    /// <summary>The states that need the access.</summary>
    public IReadOnlyList<string> StatePaths { get; init; } = Array.Empty<string>();
}
