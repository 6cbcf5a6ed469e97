using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What a role has to be allowed no more for one state machine.</summary>
/// <param name="Role">The role.</param>
/// <param name="TargetRole">The target role that it is about.</param>
/// <param name="Side">The role's side.</param>
/// <param name="StateMachineArn">The state machine.</param>
/// <param name="Document">What it needed.</param>
/// <param name="Keep">What others still need of the role.</param>
internal sealed record PermissionRevocation(RoleArn Role, RoleArn TargetRole, SyncSide Side, string StateMachineArn, PolicyDocument Document, PolicyDocument Keep)
    : SyncNeed(Role, TargetRole);
