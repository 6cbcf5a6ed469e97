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
    /// <summary>The permission as a statement of a policy.</summary>
    public PolicyStatement ToPolicyStatement() => new()
    {
        Effect = PolicyEffect.Allow,
        Action = new PolicyElement(false, Actions),
        Resource = new PolicyElement(false, Resources),
        Conditions = Conditions,
    };

    /// <inheritdoc />
    public override string ToString() => $"Allow {string.Join(", ", Actions)} on {NameList.Of(Resources, 3)}";
}
