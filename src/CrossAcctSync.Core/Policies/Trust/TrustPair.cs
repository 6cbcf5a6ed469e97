using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>
/// One state machine that may use a target role: its execution role, and the ExternalId by which Step Functions
/// names it (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
/// <param name="SourceRole">The state machine's execution role.</param>
/// <param name="StateMachine">The state machine; a version or alias is left off the ExternalId.</param>
public sealed record TrustPair(RoleArn SourceRole, StateMachineArn StateMachine)
{
    /// <summary>The value of <c>sts:ExternalId</c>: the unqualified ARN of the state machine.</summary>
    public string ExternalId => StateMachine.Unqualified.ToString();
}
