namespace CrossAcctSync.Aws.StepFunctions;

/// <summary>A version that an alias runs.</summary>
/// <param name="StateMachineVersionArn">The version's ARN.</param>
/// <param name="Weight">The share of the alias's executions, 0 to 100 percent.</param>
public sealed record StateMachineRoute(string StateMachineVersionArn, int Weight);
