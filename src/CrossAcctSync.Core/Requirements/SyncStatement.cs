using System;
using System.Collections.Generic;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Requirements;

/// <summary>A permission that tasks need of their target role.</summary>
/// <param name="Actions">Actions in IAM's spelling, in order.</param>
/// <param name="Resources">ARN patterns, in order.</param>
/// <param name="Conditions">Conditions, all of which must hold; empty for none.</param>
/// <param name="Purposes">What the actions are for.</param>
/// <param name="StatePaths">The states that need it.</param>
/// <param name="Reason">One sentence: why the statement is as wide as it is.</param>
/// <param name="Source">The AWS page that it follows.</param>
public sealed record SyncStatement(
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<PolicyCondition> Conditions,
    IReadOnlyList<ActionPurpose> Purposes,
    IReadOnlyList<string> StatePaths,
    string Reason,
    string Source)
{
    /// <summary>Actions in IAM's spelling, in order.</summary>
    public IReadOnlyList<string> Actions { get; internal init; } = Actions;

    /// <summary>ARN patterns, in order.</summary>
    public IReadOnlyList<string> Resources { get; internal init; } = Resources;

    /// <summary>Conditions, all of which must hold; empty for none.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; internal init; } = Conditions;

    /// <summary>What the actions are for.</summary>
    public IReadOnlyList<ActionPurpose> Purposes { get; internal init; } = Purposes;

    /// <summary>The states that need it.</summary>
    public IReadOnlyList<string> StatePaths { get; internal init; } = StatePaths;

    /// <summary>One sentence: why the statement is as wide as it is.</summary>
    public string Reason { get; internal init => field = VisibleText.Of(value); } = VisibleText.Of(Reason);

    /// <summary>The AWS page that it follows.</summary>
    public string Source { get; internal init; } = Source;

    /// <summary>The permission as a statement of a policy.</summary>
    public PolicyStatement ToPolicyStatement() => new()
    {
        Effect = PolicyEffect.Allow,
        Action = new PolicyElement(false, Actions),
        Resource = new PolicyElement(false, Resources),
        Conditions = Conditions,
    };

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"Allow {string.Join(", ", Actions)} on {NameList.Of(Resources, 3)}");
}
