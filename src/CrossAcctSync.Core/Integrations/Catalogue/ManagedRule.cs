using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The EventBridge rule by which Step Functions learns within one account that a job has ended. Across accounts it
/// polls instead, so a target role needs none of these permissions; they are here to recognise them in policies.
/// </summary>
/// <param name="Name">The rule's name, for example <c>StepFunctionsGetEventsForBatchJobsRule</c>.</param>
/// <param name="Actions">The actions that the AWS page grants on it.</param>
/// <param name="Resources">The rule's ARN with the placeholders of a partition, region and account.</param>
public sealed record ManagedRule(string Name, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>The rule's name, for example <c>StepFunctionsGetEventsForBatchJobsRule</c>.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>The actions that the AWS page grants on it.</summary>
    public IReadOnlyList<string> Actions { get; internal init; } = Actions;

    /// <summary>The rule's ARN with the placeholders of a partition, region and account.</summary>
    public IReadOnlyList<string> Resources { get; internal init; } = Resources;

    /// <inheritdoc />
    public override string ToString() => Name;
}
