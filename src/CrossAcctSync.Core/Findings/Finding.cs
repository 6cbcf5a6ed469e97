using System;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Findings;

/// <summary>Something that a user should know of a definition, a policy or an account. Immutable.</summary>
public sealed record Finding
{
    /// <summary>Makes a finding of a kind.</summary>
    /// <param name="rule">The kind.</param>
    /// <param name="message">One sentence about this case.</param>
    /// <param name="recommendedAction">One sentence: what to do.</param>
    public Finding(FindingRule rule, string message, string recommendedAction)
    {
        Rule = rule ?? throw new ArgumentNullException(nameof(rule));
        Severity = rule.Severity;
        Message = VisibleText.Of(message);
        RecommendedAction = VisibleText.Of(recommendedAction);
    }

    /// <summary>The kind.</summary>
    public FindingRule Rule { get; }

    /// <summary>The stable name of the kind.</summary>
    public string Code => Rule.Code;

    /// <summary>How much it matters.</summary>
    public FindingSeverity Severity { get; internal init; }

    /// <summary>One sentence about this case.</summary>
    public string Message { get; }

    /// <summary>One sentence: what to do.</summary>
    public string RecommendedAction { get; }

    /// <summary>The state that it is about, for example <c>ProcessOrders / Map:Lines / RunGlue</c>; null when about more than one.</summary>
    public string? StatePath { get; internal init; }

    /// <summary>What the document belongs to, for example <c>DataRefresh</c> or <c>DataRefresh / StartJobs</c>; null when that is not known.</summary>
    public string? Subject { get; internal init; }

    /// <summary>The statement of a policy that it is about, counted from 0; null when about none or more than one.</summary>
    public int? StatementIndex { get; internal init; }

    /// <summary>The element of a policy that it is about, for example <c>Statement[1].Action</c>, or null.</summary>
    public string? Element { get; internal init; }

    /// <summary>Where it stands, or null.</summary>
    public SourceLocation? Location { get; internal init; }

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Severity} {Code}: {((StatePath ?? Subject) is { } place ? place + ": " : string.Empty)}{Message}");
}
