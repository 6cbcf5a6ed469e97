using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What a role has to be allowed for one state machine.</summary>
internal sealed record PermissionNeed(RoleArn Role, RoleArn TargetRole, SyncSide Side, string StateMachineArn, PolicyDocument Document) : SyncNeed(Role, TargetRole);
