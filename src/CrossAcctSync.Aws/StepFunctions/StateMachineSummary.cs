namespace CrossAcctSync.Aws.StepFunctions;

/// <summary>A state machine in a list (https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateMachineListItem.html).</summary>
/// <param name="StateMachineArn">The ARN.</param>
/// <param name="Name">The name.</param>
/// <param name="Type"><c>STANDARD</c> or <c>EXPRESS</c>; null when the answer does not tell.</param>
public sealed record StateMachineSummary(string StateMachineArn, string Name, string? Type);
