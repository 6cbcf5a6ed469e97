using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Reports;

/// <summary>Something to know that is no check. Immutable.</summary>
public sealed record ReportFinding
{
    /// <summary>Its kind.</summary>
    public required ReportRule Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>One sentence about this case.</summary>
    public required string Message { get; init; }

    /// <summary>One sentence: what to do.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>The state or the policy that it is about; null when it is about the whole.</summary>
    public string? Subject { get; init; }

    /// <summary>The element of a policy that it is about, for example <c>Statement[1].Action</c>, or null.</summary>
    public string? Element { get; init; }

    /// <summary>Where it stands, or null.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The severity as an outcome: what is good to know has passed.</summary>
    public ReportOutcome Outcome => Severity switch
    {
        FindingSeverity.Error => ReportOutcome.Failed,
        FindingSeverity.Warning => ReportOutcome.Warning,
        _ => ReportOutcome.Passed,
    };
}
