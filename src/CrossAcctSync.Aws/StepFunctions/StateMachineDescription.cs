using System;

namespace CrossAcctSync.Aws.StepFunctions;

/// <summary>A state machine with its definition (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html). Immutable.</summary>
/// <param name="StateMachineArn">The ARN.</param>
/// <param name="Name">The name.</param>
/// <param name="Definition">The definition as JSON text.</param>
/// <param name="RoleArn">The execution role.</param>
public sealed record StateMachineDescription(string StateMachineArn, string Name, string Definition, string RoleArn)
{
    /// <summary><c>STANDARD</c> or <c>EXPRESS</c>; null when the answer does not tell.</summary>
    public string? Type { get; init; }

    /// <summary><c>ACTIVE</c> or <c>DELETING</c>; null when the answer does not tell.</summary>
    public string? Status { get; init; }

    /// <summary>The level of its logs, for example <c>OFF</c>; null when the answer does not tell.</summary>
    public string? LoggingLevel { get; init; }

    /// <summary>Whether it is traced; null when the answer does not tell.</summary>
    public bool? IsTraced { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreationDate { get; init; }
}
