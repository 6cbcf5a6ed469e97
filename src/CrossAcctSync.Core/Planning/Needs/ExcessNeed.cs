using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>What a role has to grant at most.</summary>
/// <param name="Role">The role.</param>
/// <param name="TargetRole">The target role that the change is told with.</param>
/// <param name="Needed">All that is needed of the role.</param>
/// <param name="IsTarget">Whether the role is a target role; of an execution role only what it may assume is judged.</param>
/// <param name="Unproven">What the tasks may need besides.</param>
internal sealed record ExcessNeed(RoleArn Role, RoleArn TargetRole, PolicyDocument Needed, bool IsTarget, UnprovenNeeds Unproven) : SyncNeed(Role, TargetRole);
