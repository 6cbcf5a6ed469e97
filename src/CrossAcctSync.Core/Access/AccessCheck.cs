using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access;

/// <summary>One question about access, with its answer. Immutable.</summary>
public sealed record AccessCheck
{
    internal AccessCheck()
    {
    }

    /// <summary>Which of the legs it belongs to.</summary>
    public AccessLeg Leg { get; internal init; }

    /// <summary>What was checked, a few words, for example <c>refuses a wrong ExternalId</c>.</summary>
    public string Name { get; internal init => field = VisibleText.Of(value); } = null!;

    /// <summary>The outcome.</summary>
    public AccessStatus Status { get; internal init; } = AccessStatus.NotTested;

    /// <summary>True when the access must be refused for the check to pass.</summary>
    public bool MustBeRefused { get; internal init; }

    /// <summary>The action, or null when the check is not about one.</summary>
    public string? Action { get; internal init; }

    /// <summary>The resource, or null when the check is not about one.</summary>
    public string? Resource { get; internal init; }

    /// <summary>Why, one sentence.</summary>
    public string Reason { get; internal init => field = VisibleText.Of(value); } = null!;

    /// <summary>What to do, one sentence; null when nothing.</summary>
    public string? RecommendedAction { get; internal init => field = VisibleText.Of(value); }

    /// <summary>The statement that would make the check pass, or null.</summary>
    public PolicyStatement? StatementToAdd { get; internal init; }

    /// <summary>The statement that keeps the check from passing, or null.</summary>
    public StatementReference? StatementToChange { get; internal init; }

    /// <summary>The evaluator's decision, or null when the check needed none.</summary>
    public AccessDecision? Decision { get; internal init; }

    /// <summary>The kind of finding that a failure is, or null.</summary>
    public FindingRule? Rule { get; internal init; }

    /// <summary>The states that need the access.</summary>
    public IReadOnlyList<string> StatePaths { get; internal init; } = Array.Empty<string>();

    /// <summary>
    /// Whether a failure is more than is needed, and no danger by itself: a finding that leaves the status as it is. A role
    /// that is named to the source role may be that of a workflow that was not given.
    /// </summary>
    internal bool IsExcess => MustBeRefused && (Leg == AccessLeg.Permission || Rule == AccessRules.SourceMayAssumeOthers);

    /// <summary>The check as a finding; the check has a rule.</summary>
    internal Finding ToFinding() => new(Rule!, Reason, RecommendedAction ?? string.Empty)
    {
        StatePath = StatePaths.Count == 1 ? StatePaths[0] : null,
        StatementIndex = MustBeRefused && Leg == AccessLeg.Trust ? StatementToChange?.Index : null,
        Location = StatementToChange?.Location,
    };

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Status} {Leg}: {Name}: {Reason}");
}
